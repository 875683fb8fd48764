"""Options: `--campaign` (hundreds of kills), `--benchmark-report` (tables of times), `--like-windows` (guards)."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a time: a slow machine is no mistake in the program.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

OPTIONAL = {"campaign": "--campaign", "benchmark": "--benchmark-report"}
LIKE_WINDOWS = "--like-windows"


def pytest_addoption(parser: pytest.Parser) -> None:
    for mark, option in OPTIONAL.items():
        parser.addoption(option, action="store_true", help=f"also run the tests marked {mark}")
    parser.addoption(LIKE_WINDOWS, action="store_true", help="run in processes that pretend to be Windows")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run the whole suite in as many processes as there are cores; what measures or takes long stays alone."""
    whole = config.args_source == pytest.Config.ArgsSource.TESTPATHS and not hasattr(config, "workerinput")
    alone = any(config.getoption(option) for option in OPTIONAL.values())
    if config.pluginmanager.hasplugin("xdist") and whole and not alone and config.option.numprocesses is None:
        config.option.numprocesses = "auto"


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption(LIKE_WINDOWS) and os.name != "nt":
        from tests.windows.pretended import pretend_windows

        pretend_windows()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if config.getoption(LIKE_WINDOWS):
            skip_what_windows_skips(item)
        for mark, option in OPTIONAL.items():
            if item.get_closest_marker(mark) and not config.getoption(option):
                item.add_marker(pytest.mark.skip(reason=f"runs with {option} only"))


def skip_what_windows_skips(item: pytest.Item) -> None:
    """Skip a test that would be skipped on Windows: its condition saw what this system really is."""
    reasons = [mark.kwargs.get("reason", "") for mark in item.iter_markers("skipif")]
    if any(word in reason for reason in reasons for word in ("POSIX", "Windows", "fork", "root", "pipes")):
        item.add_marker(pytest.mark.skip(reason="as on Windows"))


@pytest.fixture(scope="session", autouse=True)
def _notes_of_bugs_stay_here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the notes that a failing test leaves behind out of the home folder; subprocesses inherit it."""
    with pytest.MonkeyPatch.context() as patch:
        state = str(tmp_path_factory.mktemp("state"))
        patch.setenv("XDG_STATE_HOME", state)
        patch.setenv("LOCALAPPDATA", state)
        yield
