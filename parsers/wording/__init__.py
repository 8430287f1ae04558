"""What the text says about itself and its survey: references, attachments, numbering, misprints, signing, questions, delays."""
