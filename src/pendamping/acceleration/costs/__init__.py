"""The workbook in which the offices of a kabupaten say what steps cost: written as a template, read when filled."""
