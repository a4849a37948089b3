"""Bodies written by strangers become HTML that is safe to print: Markdown first, then an allow-list."""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from types import FrameType
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from generator.model.ids import is_id
from generator.problems import Refusal
from generator.reading.links import LinkTarget, decode_target
from generator.reading.markdown_limits import find_excess
from generator.reading.urls import read_address
from generator.wording.language import _

Resolve = Callable[[str], str | None]
"""From the path of a link, such as ``../sources/nis.md``, to the address on the site that it leads to; or None."""


class OutOfTimeError(BaseException):
    """Passes through ``except Exception`` on its way out of what was stopped."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes more of the processor's time, where a thread can be stopped: in the main one of a Unix system.

    Raises:
        OutOfTimeError: it took more.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


SECONDS = 2.0
"""How much of the processor's time one body may take; by the clock, a busy machine would refuse more."""

# Our own links pass the sanitiser under this host. read_address refuses it, so no written link can name it.
_HERE = "https://here.invalid/"
# Anybody may send an entry; a link in it must be of no use to those who sell links to search engines.
_REL = "nofollow noopener"
_OWN = re.compile(rf'<a href="{re.escape(_HERE)}(\d+)" rel="{_REL}">')
_HEADING = re.compile(r"h[1-6]\Z")
_SIDES = ("left", "center", "right")
# A table that is too wide scrolls; without a pointer that takes a focus, and a focus takes a name.
_FRAME = {"class": "tl-scroll", "tabindex": "0", "role": "group"}
_ALIGNED = {"class": {f"tl-{side}" for side in _SIDES}}
# No img: every reader's browser would fetch it from a host of the writer's choice, and the site promises that
# nothing is fetched from elsewhere.
_TAGS = set("p br hr h2 h3 h4 h5 h6 strong em code pre blockquote ul ol li a sup div".split())
_TAGS |= set("table thead tbody tr th td".split())
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href", "title"}, "div": {"aria-label"}, "ol": {"start"}, "li": {"id"}, "sup": {"id"}},
    tag_attribute_values={
        "div": {"class": {"footnote", "tl-scroll"}} | {k: {v} for k, v in _FRAME.items() if k != "class"},
        "th": _ALIGNED | {"scope": {"col"}},
        "td": _ALIGNED,
    },
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel=_REL,
)


class BodyTooSlow(ValueError):  # noqa: N818 - it says what happened; the caller adds whose body it was
    """A body that would take too long to render, or that nests too deep to be rendered."""


@dataclass(slots=True)
class _Page:
    """What the links of a body need to know about the page, and the tags of links within the site."""

    base: str
    resolve: Resolve
    prefix: str
    own: list[str] = field(default_factory=list)


def render_body(text: str, *, base: str, resolve: Resolve, footnote_prefix: str = "") -> str:
    """The safe HTML of a body: tables, footnotes and sane lists; HTML in it is shown as text.

    Headings begin at ``h2``. A link that leads nowhere, or where readers should not be sent, is shown as its
    text; an image as a link to it.

    Args:
        text: Markdown, from anybody.
        base: the way from the page to the site's root, such as ``../../``.
        resolve: where the paths of its links lead.
        footnote_prefix: keeps the footnotes of several bodies on one page apart; an id or empty.

    Raises:
        BodyTooSlow: it holds too much of something, or rendering it takes more than ``SECONDS``.
    """
    for excess in find_excess(text):
        raise BodyTooSlow(f"{excess.message}; {excess.hint}")
    page = _Page(base, resolve, footnote_prefix)
    try:
        with limited(SECONDS):
            html = _CLEANER.clean(_convert(text, page))
    except OutOfTimeError:
        _RENDERERS.__dict__.clear()
        raise BodyTooSlow(f"the body takes more than {SECONDS:g} s to render; shorten it") from None
    except RuntimeError as error:
        # RecursionError is one; so is a footnote that is defined inside another.
        _RENDERERS.__dict__.clear()
        why = "quotes, lists or footnotes are nested too deep; write them as paragraphs"
        raise BodyTooSlow(why) from error
    return _OWN.sub(lambda match: page.own[int(match[1])], html)


def _convert(text: str, page: _Page) -> str:
    """The HTML of Python-Markdown, whose instance is kept, one a thread, because making one takes long."""
    renderer: _Renderer | None = getattr(_RENDERERS, "renderer", None)
    if renderer is None:
        renderer = _RENDERERS.renderer = _Renderer()
    renderer.reset()
    renderer.tree.page = page
    # At every body, because the renderer outlives the site that it was made for, and its language.
    title = _("Jump back to footnote %(number)s in the text", number="{}")
    renderer.footnotes.setConfig("BACKLINK_TITLE", title)
    return renderer.convert(text)


_RENDERERS = threading.local()


class _Renderer(markdown.Markdown):
    """Python-Markdown with a fixed set of extensions and without whatever passes HTML through."""

    def __init__(self) -> None:
        # A marker that cannot be written: U+0002 is taken out of every text.
        self.footnotes = FootnoteExtension(PLACE_MARKER="\x02footnotes\x02")
        super().__init__(
            # As an attribute, which becomes a class below: as a style it would need styles to be allowed.
            extensions=[TableExtension(use_align_attribute=True), self.footnotes, SaneListExtension()],
            output_format="html",
        )
        # Not parsed and cleaned, but never seen as HTML: what a stranger wrote is shown as it is written.
        self.preprocessors.deregister("html_block")
        for pattern in ("html", "entity", "automail"):
            self.inlinePatterns.deregister(pattern)
        self.tree = _Tree(self)
        # Behind every step of the library's own, of which the last, at 0, still changes texts and addresses.
        self.treeprocessors.register(self.tree, "timeline", -10)


class _Tree(Treeprocessor):
    """Changes the tree of a body after the library: headings, tables, lists, footnotes and links become the site's."""

    page: _Page

    def run(self, root: Element) -> None:
        """Change the tree of a body in place."""
        _shift_headings(root)
        _frame_tables(root)
        _number_footnotes(root, self.page.prefix)
        for number in root.iter("ol"):
            if not re.fullmatch(r"[0-9]{1,9}", number.get("start", "1")):
                del number.attrib["start"]
        for link in root.iter("a"):
            # HTML has no link within a link: a browser ends the outer one where the inner begins.
            for inner in link.iter():
                if inner is not link and inner.tag in ("a", "img"):
                    _make_text(inner)
        for element in root.iter():
            if element.tag == "img":
                address, text = element.get("src", ""), element.get("alt", "")
                _make(element, "a", href=address)
                element.text = text or address
            if element.tag == "a":
                self._link(element)

    def _link(self, link: Element) -> None:
        """Let a link through, turn it into one of our own, or leave its text alone."""
        target = decode_target(link.get("href", ""))
        if link.get("class"):
            attributes = "".join(f' {name}="{escape(value)}"' for name, value in link.items())
            self._own(link, f"<a{attributes}>")
        elif not isinstance(read_address(target), Refusal):
            link.set("href", target.replace("&", "&amp;"))
        elif (address := self._site_address(LinkTarget.of(target))) is not None:
            self._own(link, f'<a href="{escape(address)}">')
        else:
            _make_text(link)

    def _site_address(self, target: LinkTarget) -> str | None:
        fragment = f"#{target.fragment}" if is_id(target.fragment) else ""
        if not target.path:
            return fragment or None
        address = self.page.resolve(target.path)
        return None if address is None else f"{self.page.base}{address}{fragment}"

    def _own(self, link: Element, tag: str) -> None:
        _make(link, "a", href=f"{_HERE}{len(self.page.own)}")
        self.page.own.append(tag)


def _make(element: Element, tag: str, **attributes: str) -> None:
    element.tag = tag
    element.attrib.clear()
    element.attrib.update(attributes)


def _make_text(element: Element) -> None:
    """Leave only the text of a link or an image; the sanitiser takes the tag away."""
    element.text = element.text or element.get("alt")
    _make(element, "span")


def _shift_headings(root: Element) -> None:
    """The highest level in use becomes ``h2``, the next one ``h3``, …: no level is left out."""
    headings = [element for element in root.iter() if _HEADING.match(element.tag)]
    levels = sorted({heading.tag for heading in headings})
    for heading in headings:
        empty = not len(heading) and not (heading.text or "").strip()
        heading.tag = "p" if empty else f"h{min(2 + levels.index(heading.tag), 6)}"


def _frame_tables(root: Element) -> None:
    """A table stands in a frame that scrolls, by key as well, and aligns its cells by class."""
    for parent in list(root.iter()):
        for index, child in enumerate(parent):
            if child.tag == "table":
                frame = Element("div", {**_FRAME, "aria-label": _("Table")})
                frame.tail, child.tail = child.tail, None
                frame.append(child)
                parent[index] = frame
    for cell in root.iter():
        if cell.tag in ("th", "td"):
            side = cell.get("align", "")
            _make(cell, cell.tag, **({"scope": "col"} if cell.tag == "th" else {}))
            if side in _SIDES:
                cell.set("class", f"tl-{side}")


def _number_footnotes(root: Element, prefix: str) -> None:
    """Footnotes are known by number, not by the written label: ``fn:1``, ``fnref:1``, ``fnref2:1``, ….

    A footnote to which no mark leads has nowhere to lead back to.
    """
    marked = [item for item in root.iter() if item.get("id")]
    labels = [item.get("id", "").partition(":")[2] for item in marked if item.tag == "li"]
    numbers = {label: f"{prefix}{number}" for number, label in enumerate(labels, 1)}
    if any(item.get("id", "").partition(":")[2] not in numbers for item in marked):
        raise BodyTooSlow("a footnote is defined inside another; define it at the beginning of a line")

    def renamed(name: str) -> str:
        kind, _, label = name.partition(":")
        return f"{kind}:{numbers[label]}"

    for item in marked:
        item.set("id", renamed(item.get("id", "")))
    ids = {item.get("id") for item in marked}
    for link in root.iter("a"):
        if link.get("class"):
            name = renamed(link.get("href", "")[1:])
            link.set("href", f"#{name}")
            if name not in ids:
                link.text = None
                _make_text(link)
