"""The held-out half of the labelled inquiries, which measures the spam score and never shapes it."""
