"""What the clock brings: reminders, escalations, missed due times."""
