"""Work that is given to third parties: which document or project, and until when."""
