"""Lives inside of the site under proof: kills it at exact places, makes its clock wrong, takes its outbox away."""
