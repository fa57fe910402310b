"""The questionnaire away from the office: a workbook, a form for phones, and answers read back from files."""
