package cn.yunfang.simulation;

import java.util.List;

/** A well-formed PDF of one page with Latin text, as small as a PDF can be. */
final class PrescriptionPdf {
    private PrescriptionPdf() {}

    static String of(String title, List<String> lines) {
        var drawn = new StringBuilder("BT /F1 12 Tf 50 780 Td (Rp. " + title + ") Tj");
        lines.forEach(line -> drawn.append(" 0 -20 Td (").append(line).append(") Tj"));
        drawn.append(" ET");
        var objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                + "/Resources<</Font<</F1 5 0 R>>>>>>",
                        "<</Length " + drawn.length() + ">>stream\n" + drawn + "\nendstream",
                        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new StringBuilder();
        for (int i = 0; i < objects.size(); i++) {
            offsets.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int table = pdf.length();
        return pdf.append("xref\n0 6\n0000000000 65535 f \n")
                .append(offsets)
                .append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }
}
