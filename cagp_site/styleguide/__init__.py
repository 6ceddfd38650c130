"""The living style guide at `/styleguide/`: the site's own templates and blocks, in every state, for staff."""
