"""Authors, topics and the sentences that every page shares."""

from cagp_site.demo.entry import Snippet


def _author(slug: str, name: str, role: str, bio: str) -> Snippet:
    return Snippet(
        key=slug,
        model="insights.Author",
        match="slug",
        fields={"slug": slug, "name": name, "role": role, "bio": bio},
    )


def _topic(slug: str, name: str, description: str) -> Snippet:
    return Snippet(
        key=slug,
        model="insights.Topic",
        match="slug",
        fields={"slug": slug, "name": name, "description": description},
    )


AUTHORS = (
    _author(
        "editorial-desk",
        "Editorial desk",
        "Writes and edits the insights",
        "Turns what the other desks learn into something that a busy reader can use.",
    ),
    _author(
        "research-desk",
        "Research desk",
        "Policy, export and industry",
        "Keeps the figures careful and the sources open. Every number on this site passes through it.",
    ),
    _author(
        "operations-desk",
        "Operations desk",
        "Training and exercises",
        "People from military operations, who now help two staffs share one plan.",
    ),
    _author(
        "technology-desk",
        "Technology desk",
        "Scouting, evaluation and cyber",
        "People from technology development. They read claims the way they read test reports.",
    ),
)

TOPICS = (
    _topic("partnership", "Partnership", "How the United States and Israel work together, and what holds it."),
    _topic("policy", "Policy", "Agreements, budgets and what they mean for those who plan by them."),
    _topic("industry", "Industry and export", "Building and selling across two systems, and the rules for it."),
    _topic("technology", "Technology", "Research, evaluation and the way from a bench to a user."),
    _topic("training", "Training and exercises", "Preparing two staffs to act on one plan."),
    _topic("cyber", "Cyber and infrastructure", "Warnings, operators and the systems that everybody relies on."),
)

SERIES = (
    Snippet(
        key="planning-across-two-systems",
        model="insights.Series",
        match="slug",
        fields={
            "slug": "planning-across-two-systems",
            "title": "Planning across two systems",
            "intro": "Money, rules and research: what a program between two countries should settle before it "
            "draws anything.",
        },
    ),
)

SITE_TEXT = Snippet(
    key="site-text",
    model="core.SiteText",
    # One row a language: whatever is there already is the editors' own.
    match="",
    fields={
        "strapline": "A consultancy between the United States and Israel in defense. We help government, defense and "
        "industry leaders of both countries work as one team.",
        "footer_note": "38.91° N 77.04° W to 32.09° N 34.78° E",
        "band_heading": "Start with one conversation.",
        "band_text": "Tell us what you are trying to achieve and with whom. The first call is about your question.",
        "band_label": "Talk to us",
    },
)

SNIPPETS = (*AUTHORS, *TOPICS, *SERIES, SITE_TEXT)
