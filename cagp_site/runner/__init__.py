"""`manage.py start`: the whole site on one machine, its processes, its mailbox and its hook inbox."""
