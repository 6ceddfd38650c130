"""The home page and the index of insights, in Hebrew."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry, PageRef

BODY = [
    (
        "hero",
        {
            "title": ["סדר אמריקאי.", "זריזות ישראלית.", "קו אחד אל היעד."],
            "intro": "אנחנו עוזרים למובילים בממשל, בביטחון ובתעשייה בשתי המדינות לעבוד יחד כצוות אחד, מהמפגש הראשון "
            "ועד ליכולת מבצעית.",
            "action": {"label": "התחילו שיחה", "page": PageRef("contact")},
            "second_action": {"label": "לתובנות שלנו", "page": PageRef("insights")},
        },
    ),
    ("services", {"heading": "מה אנחנו עושים", "link_label": "לכל השירותים"}),
    (
        "asks",
        {
            "heading": "עם מי אנחנו עובדים",
            "items": [
                {
                    "label": "גופי ממשל",
                    "question": "מי השותף שיכול לענות על הדרישה, ומה תדרוש מאיתנו תוכנית משותפת?",
                    "action": {"label": "קשרי ממשל", "page": PageRef("services/liaison")},
                },
                {
                    "label": "חברות גדולות",
                    "question": "מי במדינה השנייה משלים את חלקנו בעבודה, ובאילו תנאים יבנה איתנו?",
                    "action": {"label": "שותפויות תעשייה", "page": PageRef("services/industry-partnering")},
                },
                {
                    "label": "סטארט־אפים",
                    "question": "יש לנו מערכת שעובדת. מי צריך אותה, מי רשאי לקנות, ואילו כללים באים קודם?",
                    "action": {"label": "ייצוא וכניסה לשוק", "page": PageRef("services/export-and-market-entry")},
                },
                {
                    "label": "משקיעים",
                    "question": "האם הטכנולוגיה הופעלה, ניתנת לרישוי ומבוקשת בשני השווקים, או רק מוצגת היטב?",
                    "action": {"label": "הערכת טכנולוגיה", "page": PageRef("services/technology-scouting")},
                },
            ],
        },
    ),
    (
        "proof_points",
        {
            "heading": "השותפות במספרים",
            "items": [
                {
                    "before": "",
                    "figure": "9,443",
                    "after": "ק״מ",
                    "label": "מוושינגטון לתל אביב על המעגל הגדול: יציאה באזימוט 052 מעלות, חזרה באזימוט 313.5.",
                    "source": "חושב מהקואורדינטות של שתי הערים",
                    "as_of": "",
                },
                {
                    "before": "",
                    "figure": "3",
                    "after": "מערכות",
                    "label": "הגנה מפני טילים ששתי המדינות מממנות או מייצרות יחד: כיפת ברזל, קלע דוד וחץ 3.",
                    "source": "",
                    "as_of": "",
                },
                {
                    "before": "בערך",
                    "figure": "3.8",
                    "after": "מיליארד דולר בשנה",
                    "label": "חבילת הסיוע הביטחוני הגדולה ביותר שארצות הברית נותנת למדינה כלשהי, לשנות התקציב 2019 עד "
                    "2028.",
                    "source": "מזכר ההבנות",
                    "as_of": "2016",
                },
            ],
        },
    ),
    (
        "dateline",
        {
            "heading": "הקו עד כה",
            "note": "1948 עד 2028, בקנה מידה: שנתה אחת לכל שנה",
            "items": [
                {"year": "1948", "label": "הכרה.", "text": "ארצות הברית בין הראשונות להכיר בישראל."},
                {
                    "year": "1952",
                    "label": "הסכם ראשון.",
                    "text": "הסכם סיוע הדדי להגנה נותן לחימוש ולהדרכה בסיס מוסדי.",
                },
                {"year": "2016", "label": "מזכר הבנות.", "text": "נחתם מזכר לעשר שנים."},
                {"year": "2019–28", "label": "בתוקף.", "text": "כ־3.8 מיליארד דולר בשנה בסך הכול."},
            ],
        },
    ),
    ("insights", {"heading": "תובנות", "link_label": "לכל התובנות", "count": 4}),
]

HOME = Entry(
    path="",
    model="home.HomePage",
    title="קרוסד ארוז גלובל פרטנרס",
    published=datetime(2026, 6, 9, 9, 0, tzinfo=UTC),
    fields={
        "seo_title": "קרוסד ארוז גלובל פרטנרס: שותפות ביטחונית בין ארצות הברית לישראל",
        "search_description": "חברת ייעוץ ביטחונית הפועלת בין ארצות הברית לישראל. אנחנו עוזרים למובילים בממשל, בביטחון "
        "ובתעשייה בשתי המדינות לעבוד כצוות אחד.",
        "body": BODY,
    },
)

INSIGHTS = Entry(
    path="insights",
    model="insights.InsightIndexPage",
    title="תובנות",
    published=datetime(2026, 6, 9, 9, 40, tzinfo=UTC),
    in_menu=True,
    fields={
        "seo_title": "תובנות על שיתוף הפעולה הביטחוני בין ארצות הברית לישראל",
        "search_description": "מה אנחנו לומדים בין ארצות הברית לישראל בתחום הביטחון, בכתב, למי שצריכים להחליט: "
        "מדיניות, "
        "תעשייה, טכנולוגיה, אימונים וסייבר.",
        "intro": "מה שאנחנו לומדים ליד השולחן, בכתב, למי שצריכים להחליט.",
    },
)
