"""The timeline's controls in a real browser: sorting, filters, folding, views, the address, the keyboard."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import too_wide, visit

pytestmark = pytest.mark.browser

SCRIPT, COUNT, PUMPS = "2004-herald-script", "2004-02-29-council-count", "2003-summer-council-pumps"
RADIO, HERALD, OFFICE = "2003-05-05-radio-level", "2003-05-02-herald-level", "2003-05-gauge-office-report"
NEWEST_FIRST = [SCRIPT, COUNT, PUMPS, RADIO, HERALD, OFFICE]
FOLDED = [SCRIPT, COUNT, PUMPS, HERALD, OFFICE]


@pytest.fixture
def seen(browser: Browser, contexts: list[BrowserContext], lake: str) -> Iterator[Visit]:
    """The lake's timeline; whatever a test does there, nothing goes wrong and nothing is asked of others."""
    found = visit(browser, contexts, lake)
    found.open("timeline/")
    yield found
    assert found.errors == []
    assert found.elsewhere == []


def entries(seen: Visit) -> list[str]:
    """Ids of the entries in the list, from the top."""
    links = seen.page.locator(".tl-entries :is(td.tl-title, h3) > a:visible")
    return [(links.nth(at).get_attribute("href") or "").split("/")[-2] for at in range(links.count())]


def field(seen: Visit, name: str) -> Locator:
    return seen.page.locator(f".tl-controls [name={name}]")


def choose(seen: Visit, name: str, value: str) -> None:
    """Choose in a list of the form as a reader does: whoever touches it has its choices fetched."""
    field(seen, name).focus()
    seen.page.locator(".tl-controls [name=tag] option").nth(1).wait_for(state="attached")
    field(seen, name).select_option(value)


def query(seen: Visit) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(seen.page.url).query).items()}


def expect_count(seen: Visit, words: str) -> None:
    expect(seen.page.locator(".tl-controls [role=status]")).to_have_text(words)


def test_the_first_sight_fetches_no_rows(seen: Visit) -> None:
    expect_count(seen, "6 entries, 1 of them folded under the claim they retell")
    seen.settle()
    assert entries(seen) == FOLDED
    assert not [url for url in seen.requests if url.endswith("rows.json")]


@pytest.mark.parametrize(
    ("column", "once", "twice"),
    [
        ("Date", FOLDED[::-1], FOLDED),
        ("What was reported", [SCRIPT, PUMPS, COUNT, OFFICE, HERALD], [HERALD, OFFICE, COUNT, PUMPS, SCRIPT]),
        ("Source", [COUNT, PUMPS, OFFICE, SCRIPT, HERALD], [SCRIPT, HERALD, OFFICE, COUNT, PUMPS]),
    ],
)
def test_a_header_sorts_and_sorts_back(seen: Visit, column: str, once: list[str], twice: list[str]) -> None:
    header = seen.page.get_by_role("columnheader", name=column)
    for order, direction in ((once, "ascending"), (twice, "descending")):
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", direction)
        assert entries(seen) == order
    assert seen.page.locator("th[aria-sort]").count() == 1


@pytest.mark.parametrize(
    ("name", "value", "expected", "count"),
    [
        ("source", "two-rangers", [HERALD], "1 of 6 entries"),  # an origin
        ("source", "valley-radio", [HERALD], "2 of 6 entries, 1 of them folded under the claim they retell"),
        ("source", "example-valley-council", [COUNT, PUMPS], "2 of 6 entries"),
        ("figure", "flooded", [SCRIPT, HERALD], "2 of 6 entries"),
        ("figure", "undermined", [OFFICE], "1 of 6 entries"),
        ("tag", "flood", [COUNT, HERALD], "2 of 6 entries"),
        ("tag", "retelling", [RADIO], "1 of 6 entries"),  # without its original it is a row of its own
    ],
)
def test_a_choice_filters(seen: Visit, *, name: str, value: str, expected: list[str], count: str) -> None:
    choose(seen, name, value)
    expect_count(seen, count)
    assert entries(seen) == expected
    assert query(seen) == {name: value}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("COUNCIL", [COUNT, PUMPS]),  # a title or a source, whatever the letters
        ("rangers upper", [HERALD]),  # an origin and a scope: every word, in any order
        ("several dozen", [HERALD]),  # a figure's words
        ("genau", []),  # a quotation is not searched
    ],
)
def test_text_filters(seen: Visit, words: str, expected: list[str]) -> None:
    field(seen, "text").press_sequentially(words)
    expect_count(seen, f"{len(expected)} of 6 entries")
    assert entries(seen) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2004-01-01", "", [SCRIPT, COUNT]),
        ("", "2003-05-03", [HERALD, OFFICE]),  # the month can mean a day of it
        ("2003-05-20", "2003-06-01", [PUMPS, OFFICE]),  # so can the summer
        ("2010-01-01", "2010-12-31", [SCRIPT]),  # an open end
    ],
)
def test_a_span_takes_what_can_fall_in_it(seen: Visit, start: str, end: str, expected: list[str]) -> None:
    field(seen, "from").fill(start)
    field(seen, "to").fill(end)
    expect(seen.page.locator(".tl-note p:visible")).to_contain_text("A vague date fits")
    expect_count(seen, f"{len(expected)} of 6 entries")
    assert entries(seen) == expected


@pytest.mark.parametrize(
    ("day", "expected", "repeated"),
    [
        ("2003-05-01", [], 0),
        ("2003-05-02", [HERALD], 0),
        ("2003-05-03", [HERALD], 1),  # one had carried it by then
        ("2003-05-05", [HERALD], 2),  # another too; the radio's own report is no third
        ("2003-06-02", [HERALD, OFFICE], 2),  # the month's report, of the day it was published
    ],
)
def test_as_known_on(seen: Visit, day: str, expected: list[str], repeated: int) -> None:
    field(seen, "known").fill(day)
    expect(seen.page.locator(".tl-note p:visible")).to_contain_text("certainly been published by that day")
    assert entries(seen) == expected
    badge = seen.page.locator(".tl-repeats")
    assert badge.all_inner_texts() == ([f"+{repeated} who repeat it"] if repeated else [])


def test_a_status_is_known_when_it_was_given(seen: Visit) -> None:
    choose(seen, "unfold", "1")
    row = seen.page.locator("tr", has=seen.page.locator(f"a[href$='{RADIO}/']"))
    expect(row.locator(".tl-badge")).to_have_text(["retells", "corrected"])
    field(seen, "known").fill("2003-05-05")
    expect(row.locator(".tl-badge")).to_have_text(["retells"])


def test_filters_combine_and_reset(seen: Visit) -> None:
    choose(seen, "tag", "level")
    choose(seen, "figure", "lake-level")
    field(seen, "text").fill("month")
    expect_count(seen, "1 of 6 entries")
    assert entries(seen) == [OFFICE]
    choose(seen, "source", "two-rangers")
    expect_count(seen, "0 of 6 entries")
    expect(seen.page.get_by_text("No entry fits.")).to_be_visible()
    seen.page.get_by_role("button", name="Reset").click()
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert entries(seen) == FOLDED
    assert query(seen) == {}


def test_a_figure_becomes_a_column_that_sorts_by_a_rule_in_words(seen: Visit) -> None:
    assert not seen.page.get_by_role("columnheader", name="Lake level").is_visible()
    choose(seen, "figure", "lake-level")
    choose(seen, "unfold", "1")
    header = seen.page.get_by_role("columnheader", name="Lake level")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    expect(seen.page.locator(".tl-note p:visible")).to_contain_text(
        "ordered by the number in the source's words"
    )
    assert entries(seen) == [RADIO, HERALD, OFFICE]  # 3, 3, and at most "nearly 3"
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    assert entries(seen) == [OFFICE, RADIO, HERALD]  # 2.7 first
    cells = seen.page.locator("td.tl-chosen").all_inner_texts()
    assert [" ".join(cell.split()) for cell in cells] == [
        "2.7 read as 2.6 to 2.9 nearly 3 read as 2.4 to 3",
        "exactly 3 read as exactly 3",
        "at least 3 read as 3 or more",
    ]
    choose(seen, "figure", "")
    expect(header).to_be_hidden()
    assert query(seen) == {"unfold": "1"}  # no order by a figure that is not there


def test_retellings_unfold_under_their_claim(seen: Visit) -> None:
    button = seen.page.get_by_role("button", name="+2 who repeat it")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    assert entries(seen) == [SCRIPT, COUNT, PUMPS, HERALD, RADIO, OFFICE]
    expect(seen.page.locator("tr.tl-opened").last).to_have_text(
        "Also carried by Valley Radio, Gauge Office: dates and addresses"
    )
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert entries(seen) == FOLDED


def test_retellings_can_be_rows_of_their_own(seen: Visit) -> None:
    choose(seen, "unfold", "1")
    expect_count(seen, "6 of 6 entries")
    assert entries(seen) == NEWEST_FIRST


def test_the_reading_column_is_grouped_by_month(seen: Visit) -> None:
    seen.page.get_by_label("Reading column").check()
    headings = seen.page.locator(".tl-reading h2")
    expect(headings).to_have_text(["March 2004", "February 2004", "June 2003", "May 2003"])
    assert entries(seen) == FOLDED
    assert query(seen) == {"view": "reading"}
    choose(seen, "sort", "title")
    expect(headings).to_have_count(0)
    seen.page.get_by_label("Table", exact=True).check()
    expect(seen.page.get_by_role("columnheader", name="What was reported")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_an_address_brings_everything_back(seen: Visit) -> None:
    choose(seen, "tag", "level")
    choose(seen, "figure", "lake-level")
    choose(seen, "sort", "figure")
    choose(seen, "unfold", "1")
    field(seen, "to").fill("2003-12-31")
    field(seen, "known").fill("2003-06-30")
    field(seen, "text").fill("gauge without")
    expect_count(seen, "0 of 6 entries")
    field(seen, "text").fill("Gauge")
    expect_count(seen, "3 of 6 entries")
    listed = entries(seen)
    assert listed == [OFFICE, RADIO, HERALD]
    kept = query(seen)
    assert kept == {
        "text": "Gauge",
        "figure": "lake-level",
        "tag": "level",
        "to": "2003-12-31",
        "known": "2003-06-30",
        "sort": "figure",
        "unfold": "1",
    }
    seen.page.reload()
    expect_count(seen, "3 of 6 entries")
    assert entries(seen) == listed
    assert {name: field(seen, name).input_value() for name in kept} == kept


def test_an_address_of_things_that_are_not_there_is_no_filter(seen: Visit) -> None:
    seen.open("timeline/?source=nobody&tag=%3Cscript%3E&from=tomorrow&sort=figure&view=map&kept=1")
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert entries(seen) == FOLDED
    assert query(seen) == {"kept": "1"}  # what others keep in the address stays


def test_the_back_button_undoes_a_choice_and_all_of_a_typed_word(seen: Visit) -> None:
    choose(seen, "tag", "level")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    field(seen, "text").press_sequentially("month")
    expect_count(seen, "1 of 6 entries")
    seen.page.go_back()
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    assert field(seen, "text").input_value() == ""
    seen.page.go_back()
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert field(seen, "tag").input_value() == ""
    seen.page.go_forward()
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    assert field(seen, "tag").input_value() == "level"


def test_back_from_an_entry(seen: Visit) -> None:
    choose(seen, "source", "two-rangers")
    expect_count(seen, "1 of 6 entries")
    seen.page.locator(".tl-title a").first.click()
    seen.page.wait_for_url(f"**/entries/{HERALD}/")
    seen.page.go_back()
    expect_count(seen, "1 of 6 entries")
    assert entries(seen) == [HERALD]


def test_a_bar_leads_to_its_month(seen: Visit) -> None:
    bar = seen.page.get_by_role("link", name="June 2003: 1 entry")
    bar.click()
    assert seen.page.url.endswith("#m2003-06")
    choose(seen, "tag", "level")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    choose(seen, "sort", "title")
    seen.page.get_by_role("link", name="May 2003: 3 of 3 entries").click()
    expect(seen.page.locator(f"a[href$='{HERALD}/']").first).to_be_focused()
    assert query(seen) == {"tag": "level"}  # months stand together in the order of dates


def known_states(seen: Visit) -> tuple[str, str, str | None]:
    """The day in the field, the same in the words of the slider, and the day in the address."""
    words = seen.page.get_by_role("slider").get_attribute("aria-valuetext") or ""
    return field(seen, "known").input_value(), words, query(seen).get("known")


def test_the_slider_stands_at_ends_of_months(seen: Visit) -> None:
    slider = seen.page.get_by_role("slider", name="As known at the end of a month")
    assert known_states(seen) == ("", "today", None)
    slider.focus()
    slider.press("Home")
    expect_count(seen, "2 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-05-31", "31 May 2003", "2003-05-31")
    slider.press("ArrowRight")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-06-30", "30 June 2003", "2003-06-30")
    slider.press("End")
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("", "today", None)
    expect(slider).to_be_focused()


def test_the_slider_follows_the_field_and_the_address(seen: Visit) -> None:
    seen.open("timeline/?known=2003-05-04")
    expect_count(seen, "1 of 6 entries")
    assert known_states(seen) == ("2003-05-04", "4 May 2003", "2003-05-04")
    place = seen.page.get_by_role("slider").input_value()
    field(seen, "known").fill("2003-06-15")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-06-15", "15 June 2003", "2003-06-15")
    assert int(seen.page.get_by_role("slider").input_value()) == int(place) + 1
    seen.page.reload()
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-06-15", "15 June 2003", "2003-06-15")
    seen.page.get_by_role("button", name="Reset").click()
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("", "today", None)


def test_moves_of_the_slider_are_no_steps_in_the_history(seen: Visit) -> None:
    choose(seen, "tag", "level")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    steps = seen.page.evaluate("history.length")
    slider = seen.page.get_by_role("slider")
    slider.focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "Home"):
        slider.press(key)
    expect(field(seen, "known")).to_have_value("2003-05-31")
    seen.page.wait_for_url("**/?tag=level&known=2003-05-31")
    assert seen.page.evaluate("history.length") == steps
    seen.page.go_back()
    expect_count(seen, "6 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("", "today", None)
    seen.page.go_forward()
    expect_count(seen, "2 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-05-31", "31 May 2003", "2003-05-31")


def test_dragging_the_slider_shows_each_month_and_writes_the_address_once(seen: Visit) -> None:
    slider = seen.page.get_by_role("slider")
    box = slider.bounding_box()
    assert box is not None
    mouse, middle = seen.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] - 8, middle)
    mouse.down()
    mouse.move(box["x"] + 8, middle, steps=5)
    expect_count(seen, "2 of 6 entries, 1 of them folded under the claim they retell")
    assert known_states(seen) == ("2003-05-31", "31 May 2003", None)
    mouse.up()
    seen.page.wait_for_url("**/?known=2003-05-31")


def test_the_keyboard_reaches_everything(seen: Visit) -> None:
    keys = seen.page.keyboard
    seen.page.locator("summary").focus()
    names = []
    for _ in range(24):  # a date field is several stops
        keys.press("Tab")
        name = seen.page.evaluate("document.activeElement.name ?? ''")
        if name and name not in names:
            names.append(name)
    assert names == ["text", "source", "figure", "tag", "from", "to", "known", "sort", "unfold", "view"]
    field(seen, "text").focus()
    keys.type("level")
    expect_count(seen, "3 of 6 entries, 1 of them folded under the claim they retell")
    keys.press("Enter")  # submits nothing
    field(seen, "sort").focus()
    keys.press("ArrowDown")
    expect(field(seen, "sort")).to_have_value("date")
    header = seen.page.get_by_role("columnheader", name="Source").get_by_role("button")
    header.focus()
    keys.press("Enter")
    expect(seen.page.locator("th[aria-sort=ascending]")).to_have_text("Source")
    expect(header).to_be_focused()
    keys.press("Space")
    expect(seen.page.locator("th[aria-sort=descending]")).to_have_text("Source")
    assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_every_control_has_a_name_and_room(seen: Visit) -> None:
    unnamed = """[...document.querySelectorAll('.tl-controls :is(input, select, button)')]
        .filter(one => !(one.labels?.length || one.textContent.trim())).length"""
    small = """[...document.querySelectorAll(
        '.tl-controls :is(input, select, button, summary), .tl-repeats, .tl-bars a')]
        .filter(one => { const box = one.closest('label')?.getBoundingClientRect() ?? one.getBoundingClientRect()
                         return box.width && (box.height < 24 || box.width < 24) }).map(one => one.outerHTML)"""
    assert seen.page.evaluate(unnamed) == 0
    assert seen.page.evaluate(small) == []
    assert seen.page.locator(".tl-controls [role=status]").count() == 1


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 256)])  # the second is 1280 at 400 %
def test_on_a_phone(
    browser: Browser, contexts: list[BrowserContext], lake: str, *, width: int, height: int
) -> None:
    seen = visit(browser, contexts, lake, width=width, height=height)
    seen.open("timeline/")
    expect(field(seen, "text")).to_be_hidden()  # in its fold
    assert too_wide(seen) == 0
    seen.page.locator("summary").click()
    for name, value in (("figure", "flooded"), ("sort", "-figure")):
        choose(seen, name, value)
        assert too_wide(seen) == 0
    expect_count(seen, "2 of 6 entries")
    assert entries(seen) == [HERALD, SCRIPT]
    seen.page.locator(".tl-repeats").click()
    seen.page.get_by_label("Reading column").check()
    expect(seen.page.locator(".tl-reading")).to_be_visible()
    assert too_wide(seen) == 0
    assert seen.errors == []


def test_without_scripts_nothing_pretends(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake, scripts=False)
    seen.open("timeline/")
    assert entries(seen) == NEWEST_FIRST
    assert seen.page.locator(".md-content :is(form, input, select, button):visible").count() == 0
    for way in (
        "../sources/",
        "../figures/",
        "../timeline/known/",
        "../tags/flood/",
        "../timeline/2003/",
        "#m2003-05",
    ):
        assert seen.page.locator(f".md-content a[href='{way}']:visible").count() == 1
    seen.page.get_by_role("link", name="May 2003: 3 entries").click()
    assert seen.page.url.endswith("#m2003-05")


def test_without_scripts_a_link_leads_to_what_was_known_by_a_month(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake, scripts=False)
    seen.open("timeline/")
    seen.page.get_by_role("link", name="when it was known").click()
    seen.page.get_by_role("link", name="June 2003").click()
    assert seen.page.url.endswith("/timeline/known/#known-2003-06")
    month = seen.page.locator("tbody:target")
    expect(month.locator("th")).to_have_text("Known by the end of June 2003 3 entries")
    expect(month).to_be_in_viewport()
    below = seen.page.locator("tbody:target td.tl-title, tbody:target ~ tbody td.tl-title")
    expect(below).to_have_count(3)
    assert too_wide(seen) == 0
    assert seen.errors == []


def test_rows_that_cannot_be_fetched_are_said_so(
    browser: Browser, contexts: list[BrowserContext], lake: str
) -> None:
    seen = visit(browser, contexts, lake)
    seen.page.route("**/rows.json", lambda route: route.abort())
    seen.open("timeline/")
    field(seen, "text").fill("council")
    expect(seen.page.locator(".tl-controls [role=status]")).to_contain_text("could not be fetched")
    assert entries(seen) == FOLDED


def test_a_hostile_title_stays_text(seen: Visit) -> None:
    field(seen, "text").fill("script")
    expect_count(seen, "1 of 6 entries")
    assert seen.page.locator(".tl-entries script").count() == 0
    assert seen.page.locator("td.tl-title").inner_text().startswith("</title><script>")
    assert seen.page.title() != "run"


def test_a_long_list_is_drawn_a_window_at_a_time(
    browser: Browser, contexts: list[BrowserContext], long: str
) -> None:
    seen = visit(browser, contexts, long)
    seen.open("timeline/?unfold=1")
    rows = seen.page.locator("td.tl-title")
    expect(rows).to_have_count(100)
    total = int(seen.page.locator("[data-total]").get_attribute("data-total") or 0)
    more = seen.page.get_by_role("button", name="Show more")
    expect(more).to_have_text(f"Show more ({total - 100} left)")
    more.press("Enter")
    expect(rows).to_have_count(200)
    expect(seen.page.locator("tr:has(a:focus)")).to_have_count(1)
    first = seen.page.locator(".tl-strip a[data-key]").first
    key = first.get_attribute("data-key")
    first.click()  # the oldest month, which is not drawn yet
    expect(seen.page.locator(f"#m{key}")).to_be_in_viewport()
    assert rows.count() == total
    assert seen.errors == []
    assert seen.elsewhere == []


def test_instant_navigation(browser: Browser, contexts: list[BrowserContext], instant: str) -> None:
    seen = visit(browser, contexts, instant)
    seen.open("")
    seen.settle()
    seen.page.evaluate("window.kept = true")
    for _ in range(2):  # a second visit finds one set of controls, not two
        seen.page.locator(".md-header, .md-sidebar").get_by_role(
            "link", name="Timeline", exact=True
        ).first.click()
        expect(seen.page.locator(".tl-controls")).to_have_count(1)
        choose(seen, "source", "two-rangers")
        expect_count(seen, "1 of 6 entries")
        field(seen, "text").press_sequentially("lake")
        seen.page.go_back()
        expect(field(seen, "text")).to_have_value("")
        expect_count(seen, "1 of 6 entries")
        seen.page.locator(".tl-title a").first.click()
        expect(seen.page.locator(".tl-controls")).to_have_count(0)
        seen.page.go_back()
        expect_count(seen, "1 of 6 entries")
        assert entries(seen) == [HERALD]
    assert seen.page.evaluate("window.kept") is True  # no page was loaded anew
    assert seen.errors == []
