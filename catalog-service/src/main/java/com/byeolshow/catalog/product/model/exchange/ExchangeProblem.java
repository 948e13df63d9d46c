package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a file is not taken at all, or a request about an import is refused. */
public sealed interface ExchangeProblem extends Problem {

    record NoSuchImport() implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-import", 404, "존재하지 않는 가져오기입니다.", "There is no such import.");
        }
    }

    record NoSuchCollection() implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-collection", 404, "존재하지 않는 컬렉션입니다.", "There is no such collection.");
        }
    }

    /** A cancellation that comes too late. */
    record ImportOver() implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary("import-over", 409, "이미 끝난 가져오기입니다.", "This import is over already.");
        }
    }

    /** What makes a file, or what was said about it, useless as a whole. */
    enum Flaw {
        NO_FILE("'file' 항목에 파일이 필요합니다.", "Send a file in the part 'file'."),
        CHARSET("charset은 utf-8 또는 cp949여야 합니다.", "The charset must be utf-8 or cp949."),
        FORMAT("format은 csv 또는 jsonl이어야 합니다.", "The format must be csv or jsonl."),
        WORKBOOK(
                "엑셀 통합 문서는 읽을 수 없습니다. 'CSV UTF-8'로 저장해 주세요.",
                "Workbooks cannot be read. Save the table as 'CSV UTF-8'."),
        SECOND_FILE("파일은 한 번에 하나만 올릴 수 있습니다.", "Send one file at a time."),
        UTF_16("UTF-16 파일은 지원하지 않습니다. UTF-8로 저장해 주세요.", "UTF-16 is not supported. Save the file as UTF-8.");

        private final Wording wording;

        Flaw(String korean, String english) {
            this.wording = Wording.of(korean, english);
        }
    }

    /** A format, a charset or a form without a file. */
    record UnusableFile(Flaw flaw) implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary("unusable-file", 400, flaw.wording);
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** A table whose first line does not say what its columns are. */
    record UnusableHeader(List<String> unknown, List<String> repeated, List<String> missing)
            implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unusable-header", 422, "첫 줄의 열 이름을 확인해 주세요.", "Please check the column names in the first line.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("unknown", unknown, "repeated", repeated, "missing", missing);
        }
    }

    /** What a file without a product has instead. */
    enum Emptiness {
        EMPTY("빈 파일입니다.", "The file is empty."),
        BLANK("빈 줄만 있습니다.", "All lines are blank."),
        HEADER_ONLY("첫 줄의 열 이름뿐이고 상품이 없습니다.", "There is no product below the column names.");

        private final Wording wording;

        Emptiness(String korean, String english) {
            this.wording = Wording.of(korean, english);
        }
    }

    /** A file that may be one, but says nothing of any product. */
    record NoLines(Emptiness emptiness) implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary("no-lines", 422, emptiness.wording);
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", emptiness.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** A quote that nothing closes swallows the rest of the file, so nothing behind it can be believed. */
    record OpenQuote(int line) implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "open-quote",
                    422,
                    "%,d번째 줄에서 시작한 따옴표가 닫히지 않았습니다.",
                    "The quote that begins in line %,d is never closed.",
                    line);
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("line", line);
        }
    }

    record LineTooLong(int line) implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "line-too-long",
                    422,
                    "%,d번째 줄이 너무 깁니다. 닫히지 않은 따옴표가 있는지 확인해 주세요.",
                    "Line %,d is too long. Check for a quote that is never closed.",
                    line);
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("line", line);
        }
    }

    /** More lines or bytes than one import may have; the file can be cut in two between products. */
    record FileTooLarge(long mostBytes, int mostLines) implements ExchangeProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "file-too-large",
                    413,
                    "파일이 너무 큽니다. 상품 단위로 나누어 올려 주세요.",
                    "The file is too large. Cut it in parts between products.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("mostBytes", mostBytes, "mostLines", mostLines);
        }
    }
}
