"""The contact page in Hebrew."""

from datetime import UTC, datetime

from cagp_site.demo.entry import Entry

ENTRY = Entry(
    path="contact",
    model="contact.InquiryPage",
    title="דברו איתנו",
    published=datetime(2026, 6, 9, 10, 10, tzinfo=UTC),
    fields={
        "seo_title": "דברו איתנו על שאלה ביטחונית בין ארצות הברית לישראל",
        "search_description": "פנייה אל קרוסד ארוז גלובל פרטנרס על תוכנית, טכנולוגיה, שוק או אימון בין ארצות "
        "הברית לישראל. "
        "נא לכלול חומר בלתי מסווג בלבד.",
        "intro": "אפשר לכתוב בעברית או באנגלית. ספרו לנו מה אתם רוצים להשיג, ועם מי; השיחה הראשונה עוסקת בשאלה שלכם.",
        "next_steps": "אדם קורא את הפנייה. מלבד אישור הקבלה, שום דבר שתקבלו מאיתנו אינו אוטומטי.\n"
        "אנחנו משיבים בתוך שני ימי עסקים, בדרך כלל עם שלוש שאלות משלנו.\n"
        "אם איננו הכתובת הנכונה, נאמר מי עשוי להיות.",
    },
)
