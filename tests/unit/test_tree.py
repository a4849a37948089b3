"""The drawing of who repeats whom: a row a report, a column a generation."""

from generator.pages.entry.repeat_tree import ROW, STEP, draw_tree


def test_nobody_is_a_root_alone() -> None:
    tree = draw_tree(())
    assert tree.dots == ()
    assert (tree.width, tree.height) == (2 * tree.root[0], 2 * tree.root[1])


def test_every_report_has_a_row_of_its_own_below_the_one_it_repeats() -> None:
    dots = draw_tree((0, 1, 1, 0)).dots
    assert [dot.y for dot in dots] == sorted({dot.y for dot in dots})
    assert [dot.y - dots[0].y for dot in dots] == [0, ROW, 2 * ROW, 3 * ROW]
    assert [dot.x - dots[0].x for dot in dots] == [0, STEP, STEP, 0]
    assert all((dot.x - dot.from_x, dot.y > dot.from_y) == (STEP, True) for dot in dots)
    assert {(dot.from_x, dot.from_y) for dot in dots[1:3]} == {(dots[0].x, dots[0].y)}


def test_a_report_after_deeper_ones_hangs_where_its_own_generation_does() -> None:
    tree = draw_tree((0, 1, 2, 1, 0))
    assert [(dot.from_x - tree.root[0], dot.from_y - tree.root[1]) for dot in tree.dots] == [
        (0, 0), (STEP, ROW), (2 * STEP, 2 * ROW), (STEP, ROW), (0, 0),
    ]  # fmt: skip


def test_the_drawing_holds_every_dot() -> None:
    tree = draw_tree((0, 1, 2))
    assert all(0 < dot.x < tree.width and 0 < dot.y < tree.height for dot in tree.dots)
