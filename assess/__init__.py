"""Workbench for structured professional judgement: assess, compare, discuss; nothing is added up."""

__version__ = "0.1.0"
