"""Joins a stylesheet with all that it imports into one text: a chain of imports costs a request each."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, FunctionBlock, Node, QualifiedRule, StringToken, URLToken

Read = Callable[[str], str]
# Addresses that mean the same wherever the stylesheet lies: with a scheme, from the root, within the document.
FIXED = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)
# White space beside these means nothing.
TIGHT = frozenset((";", ",", "{} block"))


class StylesheetError(ValueError):
    """A stylesheet that cannot be joined; the message names the file and the line."""


def join(name: str, read: Read) -> str:
    """The stylesheet `name` with every import in its place, in its layer, without comments and needless white space.

    `read` gives the text of a file by its path below the static root; relative addresses keep their meaning.

    Raises:
        StylesheetError: a file does not parse, imports itself, or imports from another host or below a rule.
    """
    return _Joiner(posixpath.dirname(name), read).text_of(name, ())


class _Joiner:
    """Knows where the joined file will lie, and how to read the others."""

    def __init__(self, folder: str, read: Read) -> None:
        self._folder, self._read = folder, read

    def text_of(self, name: str, above: tuple[str, ...]) -> str:
        """One file, its imports included; `above` are the files that led here."""
        if name in above:
            raise StylesheetError(f"{name} imports itself ({' > '.join([*above, name])})")
        rules = tinycss2.parse_stylesheet(self._read(name), skip_comments=True, skip_whitespace=True)
        return "".join(self._rule(name, rule, rules[:place], (*above, name)) for place, rule in enumerate(rules))

    def _rule(self, name: str, rule: Node, before: list[Node], above: tuple[str, ...]) -> str:
        if isinstance(rule, QualifiedRule):
            return f"{self._tokens(name, rule.prelude)}{{{self._tokens(name, rule.content)}}}"
        if not isinstance(rule, AtRule):
            raise _error(name, rule, getattr(rule, "message", rule.type))
        if rule.lower_at_keyword == "charset":
            return ""
        if rule.lower_at_keyword == "import":
            return self._import(name, rule, before, above)
        head = f"@{rule.at_keyword} {self._tokens(name, rule.prelude)}".rstrip()
        return f"{head};" if rule.content is None else f"{head}{{{self._tokens(name, rule.content)}}}"

    def _import(self, name: str, rule: AtRule, before: list[Node], above: tuple[str, ...]) -> str:
        if not all(isinstance(each, AtRule) and each.lower_at_keyword in LEADING for each in before):
            raise _error(name, rule, "an import below a rule is ignored by browsers")
        address, *conditions = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
        url = _url_in(address)
        if url is None or FIXED.match(url):
            raise _error(name, rule, "only an import of a file of our own, by its relative address, can be joined")
        text = self.text_of(posixpath.normpath(posixpath.join(posixpath.dirname(name), url)), above)
        for at_keyword, condition in reversed(list(_conditions(rule, conditions))):
            text = f"@{at_keyword} {condition}".rstrip() + f"{{{text}}}"
        return text

    # --- tokens ---

    def _tokens(self, name: str, nodes: Iterable[Node]) -> str:
        return tinycss2.serialize(list(self._compact(name, nodes)))

    def _compact(self, name: str, nodes: Iterable[Node]) -> Iterator[Node]:
        """The same tokens without comments and needless white space, addresses seen from the joined file."""
        kept = [node for node in nodes if node.type != "comment"]
        for place, node in enumerate(kept):
            if node.type == "error":
                raise _error(name, node, node.message)
            if node.type == "whitespace":
                if _is_needed(kept, place):
                    node.value = " "
                    yield node
                continue
            for inside in ("content", "arguments"):
                if hasattr(node, inside):
                    setattr(node, inside, list(self._compact(name, getattr(node, inside))))
            yield self._moved(name, node)

    def _moved(self, name: str, node: Node) -> Node:
        url = _url_in(node)
        if isinstance(node, StringToken) or url is None or FIXED.match(url) or not url:
            return node
        path = posixpath.relpath(posixpath.join(posixpath.dirname(name), url), self._folder or ".")
        return URLToken(node.source_line, node.source_column, path, f'url("{path}")')


# What may stand above an import.
LEADING = frozenset(("charset", "import", "layer"))


def _is_needed(nodes: list[Node], place: int) -> bool:
    """Whether white space parts two tokens that its absence would join, or give another meaning."""
    if place in (0, len(nodes) - 1):
        return False
    before, after = (each.value if each.type == "literal" else each.type for each in nodes[place - 1 : place + 2 : 2])
    if before == "whitespace":
        return False
    # `--name: ;` is an empty value; browsers of some years ago drop `--name:;`.
    return (before == ":" and after == ";") or not ({before, after} & TIGHT)


def _url_in(token: Node) -> str | None:
    """The address that a token names; None when it is none."""
    if isinstance(token, URLToken | StringToken):
        return str(token.value)
    if isinstance(token, FunctionBlock) and token.lower_name == "url":
        return next((str(each.value) for each in token.arguments if isinstance(each, StringToken)), None)
    return None


def _conditions(rule: AtRule, tokens: list[Node]) -> Iterator[tuple[str, str]]:
    """What an import is subject to, outermost first: media, supports, layer."""
    rest = list(tokens)
    layer = rest.pop(0) if rest and _name_of(rest[0]) == "layer" else None
    supports = rest.pop(0) if rest and _name_of(rest[0]) == "supports" else None
    if rest:
        # With the white space that stands between the words of a media query.
        yield "media", tinycss2.serialize(rule.prelude[rule.prelude.index(rest[0]) :]).strip()
    if supports is not None:
        yield "supports", f"({tinycss2.serialize(supports.arguments)})"
    if layer is not None:
        yield "layer", tinycss2.serialize(getattr(layer, "arguments", []))


def _name_of(token: Node) -> str:
    """The word or function that a token is, in lower case."""
    return str(getattr(token, "lower_value", getattr(token, "lower_name", "")))


def _error(name: str, node: Node, why: str) -> StylesheetError:
    return StylesheetError(f"{name}, line {node.source_line}: {why}")
