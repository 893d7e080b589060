"""What officers and admins read at their hour."""
