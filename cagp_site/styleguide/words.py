"""Words to fill samples with, in both directions: usual ones, and absurdly long ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What one language fills a sample with."""

    language: str
    name: str
    title: str
    sentence: str
    long_title: str
    long_word: str

    @property
    def paragraph(self) -> str:
        """Three sentences."""
        return " ".join([self.sentence] * 3)

    @property
    def long_text(self) -> str:
        """Twelve sentences and a word that no line holds."""
        return f"{' '.join([self.sentence] * 12)} {self.long_word}"


ENGLISH = Words(
    language="en",
    name="Liaison desk",
    title="Technology scouting and evaluation",
    sentence="We read the rules of both countries before the design is fixed.",
    long_title="How two defense systems learned to build together, what each of them had to give up for it, and what a "
    "third country that wants to join should read before its first meeting with either",
    long_word="interoperability" * 5,
)
HEBREW = Words(
    language="he",
    name="דסק הקישור",
    title="איתור טכנולוגיות והערכתן",
    sentence="אנחנו קוראים את הכללים של שתי המדינות לפני שהתכנון נקבע.",
    long_title="כיצד שתי מערכות ביטחון למדו לבנות יחד, על מה ויתרה כל אחת מהן לשם כך, ומה כדאי למדינה שלישית "
    "שרוצה להצטרף לקרוא לפני הפגישה הראשונה עם מי מהן",
    long_word="התאמהביןמערכות" * 5,
)
BY_DIRECTION = {"ltr": ENGLISH, "rtl": HEBREW}
