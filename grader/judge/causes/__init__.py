"""Why a scenario failed. Each cause is a function of the Case: a finding where the timeline shows it, else None."""
