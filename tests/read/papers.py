"""PDF and Word files, made by hand."""

import io


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    count = len(pages)
    info = 4 + 2 * count
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F1 11 Tf 72 720 Td\n{shown}ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    told = io.BytesIO(b"")
    told.write(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(told.tell())
        told.write(f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252"))
    start = told.tell()
    told.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    told.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    told.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R >>\n".encode())
    told.write(f"startxref\n{start}\n%%EOF\n".encode())
    return told.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word(*pages: list[str], title: str = "", table: list[str] | None = None) -> bytes:
    """A Word file with these paragraphs on its pages, and perhaps a table at the end."""
    import docx
    from docx.enum.text import WD_BREAK

    document = docx.Document()
    document.core_properties.title = title
    for number, paragraphs in enumerate(pages):
        for at, text in enumerate(paragraphs):
            paragraph = document.add_paragraph()
            if number and not at:
                paragraph.add_run().add_break(WD_BREAK.PAGE)
            paragraph.add_run(text)
    if table:
        cells = document.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    told = io.BytesIO()
    document.save(told)
    return told.getvalue()
