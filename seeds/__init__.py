"""The content as data: article, programme, forms, texts, places. No code lives here."""
