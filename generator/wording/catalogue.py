"""The rules of comparison in plain words. The method page is printed from this table and from nothing else."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.analysis.comparison import Verdict
from generator.analysis.findings.finding import FindingKind

Id_co = TypeVar("Id_co", bound=str, covariant=True)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Id_co]):
    """One rule.

    Attributes:
        id: its anchor on the method page.
        title: what it is called on every page.
        text: what it says, in plain words.
    """

    id: Id_co
    title: str
    text: str


GROUNDS = (
    # The toll of one brigade says nothing about that of all, and what an editor added up is nobody's claim.
    Rule(
        "compared",
        "What is compared",
        "Only figures of the same metric and the same scope are compared. Arithmetic of the editors, and figures of a "
        "report that its source withdrew, are shown and never compared.",
    ),
    # Relays often leave out the day, and print a figure weeks after it was given: so the day of
    # publication comes last.
    Rule(
        "window",
        "The window of a figure",
        "The days a figure can hold for: the date for which the report gives it; else the day the origin said it; else "
        "the day it was published.",
    ),
    # Nobody rounds three dead to five, but a round thousand may well have been 960: that is no dispute.
    Rule(
        "bounds",
        "The bounds of a figure",
        "Words leave room. A number that is stated, or given as “about”, may be off by half its rounding unit, and "
        "by a quarter at most; below ten it is exact. “At least” and “more than” have no upper bound, “up to” and "
        "“fewer than” begin at nothing, “nearly” begins at four fifths. Dozens are 24 to 99, hundreds 200 to 999, "
        "thousands 2,000 to 9,999, tens of thousands 20,000 to 99,999. Bounds that the source gives replace these. "
        "They serve to compare and are never shown as the figure.",
    ),
    # For weeks after a briefing papers print its number, some with another day, some crediting the
    # ministry for its service: counted one by one, they would look like many origins.
    Rule(
        "statement",
        "One word, told often",
        "A repeated claim is compared once, through its origin. Reports tell one statement when origin, metric and "
        "scope are the same and the days meet with the same number; or when one report retells the other and one "
        "number could be true to both; or when a later report gives no date and prints a number that the origin had "
        "given before. Crediting the organisation for its member, or the relay for the one it quotes, makes no new "
        "origin. Of the wordings of a statement the first teller's is compared, and each that at least a third of its "
        "reports carry. What was made of a claim in retelling is not held against anyone.",
    ),
    # "Western officials" of three papers may be one man on one telephone, which nobody outside can know.
    # So this is a range and no number.
    Rule(
        "origins",
        "Independent origins",
        "The origin is the last in a chain of attribution. Named origins are counted by the organisation they belong "
        "to. Anonymous ones may be the same people, so they make a range: one at least, each someone else at most. "
        "Where nobody is named it may be anyone, so that adds to the upper end only.",
    ),
    Rule(
        "as-known-on",
        "As known on a day",
        "What had certainly been published by the end of that day: a vague date of publication counts by its last day.",
    ),
)
"""What every comparison rests on."""

VERDICTS = (
    Rule(Verdict.AGREE, "Agree", "One number could be true to both figures, and their origins differ."),
    Rule(
        Verdict.REPEAT,
        "Repeat of one origin",
        "One number could be true to both, and they have an origin in common.",
    ),
    # The casualties of one source are its killed and wounded, those of another the missing too.
    Rule(
        Verdict.DEFINITION_DIFFERS,
        "Definition differs",
        "The figures count different parts, or one source does not say what it counts. Nothing else is claimed.",
    ),
    # A day of "this winter" is not for the same time as all of it, but the 13th is for that of "mid-January".
    Rule(
        Verdict.DISAGREE_SAME_PERIOD,
        "Disagree, same period",
        "No number is true to both, and they are for the same time: their windows have known ends, are not marked as "
        "approximate, and share at least half of the shorter one; where one is longer than "
        "31 days, or the figures are of single events, they share half of the longer one too.",
    ),
    Rule(
        Verdict.DISAGREE_LATER_LOWER,
        "Disagree, the later figure is lower",
        "A running total cannot fall, yet the lower figure's window starts on the last day of the higher "
        "one's, or later.",
    ),
    Rule(
        Verdict.GROWS_OVER_TIME,
        "Grows over time",
        "A running total that was lower before: the lower figure's window ends before the higher one's begins.",
    ),
    Rule(
        Verdict.CHANGES_OVER_TIME,
        "Changes over time",
        "A level at two different times. It may rise and fall.",
    ),
    # Eight struck in one raid and eleven in another contradict nobody.
    Rule(
        Verdict.NOT_COMPARED,
        "Different events",
        "Figures of single events are compared only when they are for the same time.",
    ),
    Rule(
        Verdict.CANNOT_TELL,
        "Cannot tell, the dates are too vague",
        "No number is true to both, and their windows meet without being the same: whether that is a contradiction "
        "depends on the day for which the vaguer figure holds.",
    ),
)
"""What can be said of two figures."""

FINDINGS = (
    # Limits, because hundreds of origins may speak of one flood or battle: a thousand figures "by March"
    # made half a million pairs, which took minutes and said nothing that thirty do not say.
    Rule(
        FindingKind.DISAGREEMENT,
        "Disagreements",
        "Two origins with figures of which no number is true to both, for the same time, or a running total that "
        "falls. Each figure is held against the latest word of every other origin, of thirty others at most; of one "
        "metric and scope the 500 furthest apart are named. Where nobody is named, or one origin belongs to the "
        "other, there are no two sides.",
    ),
    Rule(
        FindingKind.DIFFERENT_SPLIT,
        "Same total, split differently",
        "Two origins give the same total, and shares of one part in it that cannot be the same. Totals of single "
        "events are held against each other only when they are for the same time.",
    ),
    Rule(
        FindingKind.PARTS_LEAVE_NOTHING,
        "Parts that leave nothing",
        "In one report, two or more parts of a total already make up the whole of it, though it is said to count "
        "others too. Totals of single events are left out: an event may have had none of those.",
    ),
    Rule(
        FindingKind.SHARE_DOES_NOT_FOLLOW,
        "Shares that do not follow",
        "In one report, a percentage lies outside what the figures it is taken from allow, with all their leeway.",
    ),
    Rule(
        FindingKind.OVER_CEILING,
        "Above the ceiling",
        "In one report, a figure is larger than the one it cannot exceed.",
    ),
    Rule(
        FindingKind.DEFINITION_DIFFERS,
        "Different definitions",
        "Figures that readers might set against each other or take for the same, but that count different parts.",
    ),
    Rule(
        FindingKind.CANNOT_TELL,
        "Cannot tell",
        "Figures that might contradict each other; the date of one is too vague to say.",
    ),
    # Whoever adds "about" claims less, and a paper of the next day may say "yesterday": nobody is misled.
    Rule(
        FindingKind.LOST_IN_RETELLING,
        "Lost in retelling",
        "A report that retells another, or another report of the same word of one origin, drops or changes the "
        "qualifier, the number, the date, the scope, the parts counted, the thing counted or the origin. An added "
        "“about” is no loss, nor is a missing date in a report of the next day.",
    ),
    Rule(
        FindingKind.SHARPER_PARAPHRASE,
        "Paraphrase sharper than the quotation",
        "One report gives a figure twice, once with a qualifier and once without.",
    ),
    Rule(
        FindingKind.REVISION,
        "Revisions",
        "An origin's later figure replaces its own earlier one. Events are not revised.",
    ),
    Rule(FindingKind.NOBODY_NAMED, "Nobody named", "A figure whose origin is not identified at all."),
)
"""The kinds of findings, the most consequential first."""

_ALL: tuple[Rule[str], ...] = (*FINDINGS, *GROUNDS, *VERDICTS)

COMPARISON_RULES = tuple({rule.id: rule for rule in _ALL}.values())
"""Every rule once; where a verdict and a kind of finding share an id, the verdict's words."""
