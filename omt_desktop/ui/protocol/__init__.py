"""The page on which a doctor makes the exam their own."""
