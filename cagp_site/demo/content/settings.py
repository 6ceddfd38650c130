"""What the site says about the firm, and how it takes comments: rows of OrganizationSettings and CommentSettings."""

from cagp_site.demo.entry import PageRef

ORGANIZATION = {
    "name": "Crossed Arrows Global Partners",
    "tagline": "American structure. Israeli agility. One line of approach.",
    "email": "office@crossedarrows.example",
    "contact_page_id": PageRef("contact"),
    "about_page_id": PageRef("about"),
    "privacy_page_id": PageRef("privacy"),
    "terms_page_id": PageRef("terms"),
    "accessibility_page_id": PageRef("accessibility"),
}

# They never close: whoever looks at the demo in a year finds the form, too.
COMMENTS = {"is_on": True, "moderators": "editor@crossedarrows.example"}
