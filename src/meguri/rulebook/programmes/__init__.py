"""Who may apply, programme by programme (要件): one file per programme of the deck, `terms → clauses` each."""
