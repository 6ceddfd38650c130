"""Authors, topics and the sentences that every page shares, in Hebrew."""

from cagp_site.demo.entry import Snippet


def _snippet(model: str, slug: str, **fields: str) -> Snippet:
    return Snippet(key=slug, model=f"insights.{model}", match="slug", fields={"slug": slug, **fields})


AUTHORS = (
    _snippet(
        "Author",
        "editorial-desk",
        name="מערכת התוכן",
        role="כתיבה ועריכה של התובנות",
        bio="הופכת את מה שהדסקים האחרים לומדים למשהו שאפשר להשתמש בו גם כשהזמן קצר.",
    ),
    _snippet(
        "Author",
        "research-desk",
        name="דסק המחקר",
        role="מדיניות, ייצוא ותעשייה",
        bio="שומר על זהירות בנתונים ועל מקורות גלויים. כל מספר באתר עובר דרכו.",
    ),
)

TOPICS = (
    _snippet("Topic", "partnership", name="שותפות", description="איך ארצות הברית וישראל עובדות יחד, ומה מחזיק את זה."),
    _snippet("Topic", "policy", name="מדיניות", description="הסכמים, תקציבים, ומה משמעותם למי שמתכננים לפיהם."),
)

SITE_TEXT = Snippet(
    key="site-text",
    model="core.SiteText",
    # One row a language: whatever is there already is the editors' own.
    match="",
    fields={
        "name": "קרוסד ארוז גלובל פרטנרס",
        "tagline": "סדר אמריקאי. זריזות ישראלית. קו אחד אל היעד.",
        "strapline": "חברת ייעוץ ביטחונית הפועלת בין ארצות הברית לישראל. אנחנו עוזרים למובילים בממשל, בביטחון ובתעשייה "
        "בשתי המדינות לעבוד כצוות אחד.",
        "footer_note": "38.91° צפון 77.04° מערב – 32.09° צפון 34.78° מזרח",
        "band_heading": "מתחילים בשיחה אחת.",
        "band_text": "ספרו לנו מה אתם רוצים להשיג, ועם מי. השיחה הראשונה עוסקת בשאלה שלכם.",
        "band_label": "דברו איתנו",
    },
)

FORM_TEXT = Snippet(
    key="inquiry-form-text",
    model="contact.InquiryFormText",
    match="",
    fields={
        "notice_title": "רק חומר בלתי מסווג",
        "notice": "אין לשלוח בטופס או בדואר אלקטרוני חומר מסווג או חומר שחל עליו פיקוח ייצוא. אם השאלה מחייבת "
        "זאת, כתבו "
        "לנו ונתאם ערוץ מתאים.",
        "response_time": "אנחנו משיבים בתוך שני ימי עסקים, בעברית או באנגלית.",
        "thanks_title": "הפנייה בדרך אלינו",
        "thanks": "אדם יקרא אותה. אנחנו משיבים בתוך שני ימי עסקים, בעברית או באנגלית.",
    },
)

SNIPPETS = (*AUTHORS, *TOPICS, SITE_TEXT, FORM_TEXT)
