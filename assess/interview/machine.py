"""The session machine, pure: a state and an action give a state, events to store and lines to show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from assess.interview import (
    actions,
    carrying,
    drafts,
    earlier,
    evidence,
    fields,
    guide,
    help,  # noqa: A004 - the command is called so
    judging,
    measures,
    moving,
    preparation,
    rating,
    review,
    rewriting,
    scenarios,
    settled,
    sources,
    views,
    weighing,
    writing,
)
from assess.interview.actions import Action
from assess.interview.guard import begins_like_a_command, is_plain_command, looks_like_a_command
from assess.interview.longtext import LongText
from assess.interview.parse import parse_line
from assess.interview.questions import find_question
from assess.interview.state import Outcome, Pending, Refusal, Refused, Stamp, State, keep, show
from assess.logic.fold import fold_with_checkpoints
from assess.model.assessment import Assessment
from assess.model.event import Event, SittingBegan, SittingEnded
from assess.model.instrument import Instrument
from assess.model.source import Named, Register, Source

Handler = Callable[[State, Any, Stamp], Outcome]


def begin(
    instrument: Instrument,
    log: Sequence[Event],
    register: Register | Sequence[Source] = (),
    *,
    notes_only: bool = False,
    earlier: Assessment | None = None,
) -> State:
    """Return the state of a new sitting over a log, at the place where the last one stopped.

    `register` is that of the case, or its sources alone; `earlier` the same assessor's one of the last occasion.
    """
    assessment, checkpoints = fold_with_checkpoints(log)
    sources = register.sources if isinstance(register, Register) else register
    says = settled.register_says(register) if isinstance(register, Register) else {}
    cleared = tuple(source for source in sources if _cleared(source, assessment.assessor.label))
    begun = State(
        instrument,
        cleared,
        tuple(log),
        assessment,
        notes_only=notes_only,
        checkpoints=checkpoints,
        earlier=earlier,
        case_says=says,
    )
    return moving.resumed(begun)


def _cleared(source: Source, label: str) -> bool:
    """Tell whether this assessor may know of a source, whatever the copy of the register holds."""
    return not isinstance(source.handling, Named) or label in source.handling.named


def perform(state: State, action: Action, now: str, fresh: str) -> Outcome:
    """Return what an action does; `now` is RFC 3339 with offset, `fresh` a random token for a new source's id."""
    try:
        _refuse_while_asking(state, action)
        return _HANDLERS[type(action)](state, action, Stamp(now, fresh))
    except Refused as refused:
        return Outcome(state, refused=refused.refusal)
    except ValidationError:  # the last net: what the format cannot hold is refused, whatever let it through
        return Outcome(state, refused=Refusal("this cannot be stored", "shorten it, or write it in other words"))


def sit_down(state: State, now: str, machine: str | None) -> Outcome:
    """Return the outcome of a person sitting down at a prompt: their time counts, and what they begin is kept."""
    # What is not known must stay absent from the journal.
    event = SittingBegan(at=now, machine=machine) if machine else SittingBegan(at=now)
    return keep(replace(state, drafting=True), (event,))


def stand_up(state: State, now: str) -> Outcome:
    """Return the outcome of a person leaving in order."""
    return keep(state, (SittingEnded(at=now),))


def take_line(state: State, line: str, now: str, fresh: str) -> Outcome:
    """Return what one line of input does: an answer where something is being asked, else a command."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return Outcome(state, refused=Refusal("the line holds half a character", "type it again"))
    try:
        action = actions.Answer(line) if state.asking else parse_line(line)
    except Refused as refused:
        return Outcome(state, refused=refused.refusal)
    outcome = perform(state, action, now, fresh)
    begins = not state.asking and not outcome.refused
    return replace(outcome, state=_begun_by(outcome.state, line)) if begins else outcome


def _begun_by(state: State, line: str) -> State:
    """Return the state with a text that was just begun knowing by which line: a draft goes on with it."""
    text = state.asking[0] if state.asking else None
    if not isinstance(text, LongText) or text.begun:
        return state
    return replace(state, asking=(replace(text, begun=line), *state.asking[1:]))


def _take_up(state: State, action: actions.TakeUpDraft, stamp: Stamp) -> Outcome:
    """Go on with a draft where it was left: the line that began it is carried out again."""
    draft = drafts.text_meant(state, action.draft)
    there = drafts.where_it_was(state, draft)
    outcome = perform(there, parse_line(draft.begun), stamp.now, stamp.fresh)
    text = outcome.state.asking[0] if outcome.state.asking else None
    if not isinstance(text, LongText):
        hint = f"draft show {draft.id} shows what was written; draft drop {draft.id} drops it"
        raise Refused(f"{draft.id} cannot go on: what began it does not hold any more", hint)
    resumed = replace(outcome.state, asking=(text.taken_up(draft),))
    return show(resumed, *text.about, *drafts.lines_of(draft), "Go on writing; a dot alone on a line ends the text.")


def _refuse_while_asking(state: State, action: Action) -> None:
    if state.asking and not isinstance(action, actions.Answer | actions.Cancel):
        raise Refused("something is being asked", "answer it first; an empty line or a lone dot leaves it open")


def _answer(state: State, action: actions.Answer, stamp: Stamp) -> Outcome:
    if not state.asking:
        raise Refused("nothing is being asked", "help lists the commands")
    first = state.asking[0]
    plain = is_plain_command(action.line, [level.key for level in state.instrument.certainty.levels])
    if first.guarded and (plain or find_question(state, action.line.strip())):
        what = "a command" if plain else "the code of a question"
        raise Refused(f"that is {what}, and {first.unfinished} is asked for", "an empty line leaves it open")
    outcome = first.answer(state, action.line, stamp)
    if isinstance(first, LongText) and state.drafting and (plain or looks_like_a_command(action.line)):
        return replace(outcome, lines=(*outcome.lines, _TAKEN_AS_TEXT))
    if first.guarded and outcome.events and begins_like_a_command(action.line):
        return replace(outcome, lines=(*outcome.lines, _LIKE_A_COMMAND))
    return outcome


_TAKEN_AS_TEXT = "Taken as a line of the text: a lone dot ends the text, then comes the command; rewrite mends it."
_LIKE_A_COMMAND = "That began like a command and was taken as the answer; undo takes it back."


def _cancel(state: State, _action: actions.Cancel, _stamp: Stamp) -> Outcome:
    first = state.asking[0] if state.asking else None
    if isinstance(first, LongText) and first.lines and not first.held:
        return first.hold(state)
    lines = [f"Not kept: {one.unfinished}." for one in state.asking if not _is_kept(one)]
    lines += [drafts.left_words(one.draft) for one in state.asking if isinstance(one, LongText) and one.draft]
    return show(replace(state, asking=()), *lines)


def _is_kept(one: Pending) -> bool:
    return isinstance(one, LongText) and one.draft is not None


def _quit(state: State, _action: actions.Quit, _stamp: Stamp) -> Outcome:
    return Outcome(state, leaves=True)


def _comment(state: State, _action: actions.Comment, _stamp: Stamp) -> Outcome:
    return show(state, "A line that begins with # is a comment: nothing was recorded.")


_HANDLERS: Mapping[type[Action], Handler] = {
    actions.Prepare: preparation.prepare,
    actions.Same: carrying.same,
    actions.ShowEarlier: earlier.show_earlier,
    actions.Choose: judging.choose,
    actions.Decline: rating.decline,
    actions.Sure: rating.sure,
    actions.Relate: rating.relate,
    actions.Change: rating.change,
    actions.Mark: rating.mark,
    actions.Fill: fields.fill,
    actions.TakeSource: sources.take,
    actions.NewSource: sources.add,
    actions.Extract: evidence.extract,
    actions.Link: evidence.link,
    actions.Unlink: evidence.unlink,
    actions.Resolve: evidence.resolve,
    actions.Describe: evidence.describe,
    actions.Note: writing.note,
    actions.Ask: writing.ask,
    actions.Formulate: writing.formulate,
    actions.Conclude: writing.conclude,
    actions.Imagine: scenarios.imagine,
    actions.Plan: measures.plan,
    actions.Judge: judging.judge,
    actions.AddOwn: writing.add_own,
    actions.TakeUpDraft: _take_up,
    actions.ShowDraft: drafts.show_draft,
    actions.DropDraft: drafts.drop,
    actions.Weigh: weighing.weigh,
    actions.Rewrite: rewriting.rewrite,
    actions.Drop: rewriting.drop,
    actions.Undo: moving.undo,
    actions.Redo: moving.redo,
    actions.Next: moving.step_on,
    actions.Back: moving.step_back,
    actions.Go: moving.go,
    actions.Find: views.find,
    actions.ShowList: views.show_list,
    actions.Guide: guide.guide,
    actions.ShowMap: views.show_map,
    actions.Review: review.review,
    actions.Help: help.show_help,
    actions.Seal: review.seal,
    actions.Quit: _quit,
    actions.Comment: _comment,
    actions.Answer: _answer,
    actions.Cancel: _cancel,
}
