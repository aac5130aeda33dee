"""Civil pools beside the military: who is trained, registered, asked and placed, and what step 2 could still give."""
