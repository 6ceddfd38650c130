"""The looks: each style sheet belongs to one template, and dresses nothing that nobody wears."""

import re

import pytest

from tests.processes import ROOT

CSS = ROOT / "cagp_site" / "core" / "static" / "css"
WEARERS = ("templates", "cagp_site", "home", "insights", "contact")
NOT_A_CLASS = re.compile(r"/\*.*?\*/|url\([^)]*\)", re.DOTALL)


def looks() -> list[str]:
    """Folder and name of each style sheet that belongs to a template."""
    return sorted(str(path.relative_to(CSS).with_suffix("")) for path in CSS.glob("*/*.css"))


@pytest.fixture(scope="module")
def worn() -> str:
    """Everything that can give an element its class: templates, Python and scripts."""
    files = (path for folder in WEARERS for path in (ROOT / folder).rglob("*"))
    return " ".join(path.read_text() for path in files if path.suffix in {".html", ".py", ".js"})


@pytest.mark.parametrize("name", looks())
def test_looks_belong_to_a_template(name: str) -> None:
    """The looks of templates/FOLDER/NAME.html lie in css/FOLDER/NAME.css, and the entry point brings them."""
    assert (ROOT / "templates" / f"{name}.html").is_file()
    assert f'@import url("{name}.css") layer(components);' in (CSS / "site.css").read_text()


@pytest.mark.parametrize("name", looks())
def test_nothing_is_dressed_in_vain(name: str, worn: str) -> None:
    """Every class that a style sheet names is given to some element; a number at its end is counted by the code."""
    named = set(re.findall(r"\.([a-z][a-z0-9_-]*)", NOT_A_CLASS.sub("", (CSS / f"{name}.css").read_text())))
    assert sorted(each for each in named if re.sub(r"-\d+$", "", each) not in worn) == []


def test_every_sheet_is_brought() -> None:
    """The entry point imports what is there, once each, and nothing that is gone."""
    brought = re.findall(r'@import url\("([^"]+)"\)', (CSS / "site.css").read_text())
    there = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")} - {"site.css"}
    assert sorted(brought) == sorted(there)


def test_only_logical_directions() -> None:
    """No left or right but in gradients and transforms, which know no other: Hebrew needs no second style sheet."""
    physical = re.compile(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|top|bottom|width|height)\s*:"
    )
    faults = [
        f"{path.relative_to(CSS)}: {line.strip()[:80]}"
        for path in CSS.rglob("*.css")
        for line in NOT_A_CLASS.sub("", path.read_text()).splitlines()
        if physical.search(re.sub(r"\([^)]*\)", "", line))
    ]
    assert faults == []
