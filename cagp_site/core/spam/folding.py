"""Text as it is compared: one case, no accents, no invisible signs, no letters that only look like others."""

import re
import unicodedata

# Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables, abridged).
LOOK_ALIKES = str.maketrans(
    "авеѕіјкмнорсԁтухһԛԝѵӏ" + "αεικνορτυχ",
    "abesijkmhopcdtyxhqwvl" + "aeiknoptux",
)
LEET = str.maketrans("013457@$", "oieastas")
# Signs of scripts that are written without spaces between words.
UNSPACED = "぀-ヿ㐀-鿿豈-﫿฀-๿가-힯"
_WORD = re.compile(r"\w+")
_GROUPED_NUMBER = re.compile(r"(?<=\d)[.,'](?=\d)")
_QUOTES = re.compile(r"['’`´׳״\"“”]")
# Where a word goes on in another script, as in Hebrew with a particle before a Latin word, or in Chinese.
_SEAM = re.compile(rf"(?<=[a-z0-9])(?=[֐-ۿ{UNSPACED}])|(?<=[֐-ۿ{UNSPACED}])(?=[a-z0-9])")
_LEET_WORD = re.compile(r"\b[a-z$@]{1,20}[0-9@$][a-z0-9@$]{0,20}[a-z]\b")
_SPACED_WORD = re.compile(r"\b(?:[a-z][ .*_-]){3,}[a-z]\b")


def fold(text: str) -> str:
    """The text for comparison; folding twice changes nothing that matters.

    Words that were hidden (digits for letters, letters set apart) are added at the end in plain letters.
    """
    plain = bare(text)
    plain = _WORD.sub(lambda word: plain_letters(word[0]), plain)
    plain = _SEAM.sub(" ", _QUOTES.sub(" ", _GROUPED_NUMBER.sub("", plain)))
    hidden = [word[0].translate(LEET) for word in _LEET_WORD.finditer(plain)]
    hidden += [re.sub(r"[^a-z]", "", word[0]) for word in _SPACED_WORD.finditer(plain)]
    return "\n".join([plain, *hidden])


def bare(text: str) -> str:
    """Compatibility forms, case, accents and invisible signs taken away."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in apart if unicodedata.category(sign) not in {"Mn", "Cf"})
    return unicodedata.normalize("NFC", kept)


def plain_letters(word: str) -> str:
    """A word of Latin letters and others' look-alikes, in Latin letters; any other word as it is."""
    return word.translate(LOOK_ALIKES) if has_look_alikes(word) else word


def has_look_alikes(word: str) -> bool:
    """Whether a folded word mixes Latin letters with others that look like them. Units such as kΩ or μm do not."""
    foreign = [letter for letter in word if ord(letter) in LOOK_ALIKES]
    latin = [letter for letter in word if "a" <= letter <= "z"]
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 3 and bool(foreign) and bool(latin) and len(foreign) + len(latin) == len(letters)


def scripts(text: str) -> dict[str, int]:
    """How many letters there are of each script, by the first word of their Unicode names; kana count as CJK."""
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            name = unicodedata.name(letter, "").split(" ")[0]
            name = "CJK" if name in {"HIRAGANA", "KATAKANA"} else name
            counts[name] = counts.get(name, 0) + 1
    return counts
