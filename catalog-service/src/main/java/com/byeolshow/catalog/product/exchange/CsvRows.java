package com.byeolshow.catalog.product.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Single rows of CSV (RFC 4180), read one by one so that one that is broken spoils no other. */
final class CsvRows {

    private CsvRows() {}

    /** Empty for what is no row. */
    static Optional<List<String>> read(String row) {
        try {
            // A quote that was closed too early reads as part of its cell; other checks see what came of it.
            CsvRecord record = CsvReader.builder()
                    .skipEmptyLines(false)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofSingleCsvRecord(row);
            return Optional.of(record.getFields());
        } catch (CsvParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static String write(List<List<String>> rows) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return text.toString();
    }
}
