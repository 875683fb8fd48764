"""Agreement in one table, from its text to what is shown; loads neither models nor typer, so that it starts fast."""

from collections.abc import Sequence

from assess.logic.agreement.catalogue import all_coefficients, main_coefficients
from assess.logic.agreement.coefficient import Coefficient
from assess.logic.agreement.levels import Levels
from assess.logic.agreement.ratings import complete, of_rows, prevalence
from assess.logic.table.parse import Reading, Table, parse_table

MOST_LEVELS = 128


class Choices:
    """What was asked for: which columns, other signs for missing, complete units only, levels without order."""

    __slots__ = ("missing", "only_complete", "ordered", "raters")

    def __init__(
        self,
        *,
        raters: Sequence[str] = (),
        missing: Sequence[str] = (),
        ordered: bool = True,
        only_complete: bool = False,
    ) -> None:
        """Keep the choices."""
        self.raters = raters
        self.missing = missing
        self.ordered = ordered
        self.only_complete = only_complete


class Agreement:
    """What one table says: the table, its levels, how often each was given, every coefficient."""

    __slots__ = ("coefficients", "given", "levels", "only_complete", "rated", "table", "units")

    def __init__(self, text: str, levels: Sequence[str], choices: Choices) -> None:
        """Read and compute; raises ValueError for levels that cannot be declared so, TableRefused for the table."""
        if len(levels) > MOST_LEVELS:
            raise ValueError(f"at most {MOST_LEVELS} levels can be declared")
        self.levels = Levels(levels, ordered=choices.ordered)
        self.table: Table = parse_table(text, Reading(self.levels, choices.missing), choices.raters)
        ratings = of_rows(self.table.rows, len(self.table.raters), len(levels))
        self.rated = ratings.units
        self.only_complete = choices.only_complete
        if choices.only_complete:
            ratings = complete(ratings)
        self.units = ratings.units if choices.only_complete else self.table.units
        self.given = prevalence(ratings, len(levels))
        self.coefficients: tuple[Coefficient, ...] = all_coefficients(ratings, self.levels)

    @property
    def notice(self) -> str | None:
        """What to ask about a table whose first line may be no labels; None where nothing is doubtful."""
        if all(rater in self.levels.codes for rater in self.table.raters):
            return "the first line was taken as the labels of the raters, though all of them are levels too"
        return None

    def record(self) -> dict[str, object]:
        """Return the result as JSON types."""
        total = sum(self.given)
        return {
            "units": self.units,
            "complete_only": self.only_complete,
            "levels": self.levels.kind,
            "raters": list(self.table.raters),
            "prevalence": [
                {"level": code, "ratings": count, "share": count / total if total else None}
                for code, count in zip(self.levels.codes, self.given, strict=True)
            ],
            "coefficients": [one.record() for one in self.coefficients],
        }

    def text(self, *, every: bool) -> str:
        """Return the result as lines of text; `every` shows all coefficients, not only the main ones."""
        from assess.render.agreement import render_agreement

        shown = self.coefficients if every else main_coefficients(self.coefficients, self.levels)
        levels = list(zip(self.levels.codes, self.given, strict=True))
        return render_agreement(self.table.raters, self._counted(), (self.levels.kind, levels), shown, every=every)

    def _counted(self) -> str:
        every = "1 unit" if self.table.units == 1 else f"{self.table.units} units"
        if self.only_complete:
            return f"the {self.units} of {every} that every rater rated"
        by_nobody = self.table.units - self.rated
        return f"{every}, {by_nobody} of them rated by nobody" if by_nobody else every


def words_of(text: str) -> list[str]:
    """Return what a list on the command line names: parts between commas, without blanks at their ends."""
    return [part.strip() for part in text.split(",")]
