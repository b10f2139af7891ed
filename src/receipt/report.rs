//! What a technician is told about a text, for the native command.
