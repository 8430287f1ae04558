"""What the checks of wording need: titles cited, attachments, numbering, short names, signatures, misprints."""
