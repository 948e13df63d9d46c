package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.platform.language.Wording;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that is wrong with an entry.
 *
 * @param line where, from 1
 * @param field column or JSON path; empty for the whole line
 * @param code stable slug
 * @param message what to do, in Korean
 * @param messageEn the same in English
 */
public record Refusal(int line, String field, String code, String message, String messageEn) {

    /** What can be wrong with a line besides the product itself. */
    public enum Reason {
        MALFORMED_LINE(
                "malformed-line", "줄을 읽을 수 없습니다. 따옴표와 형식을 확인해 주세요.", "Check the quotes and the format of this line."),
        CELL_COUNT("cell-count", "칸의 수가 첫 줄과 다릅니다.", "Give this line as many cells as the first line has."),
        BROKEN_TEXT(
                "broken-text",
                "글자가 깨졌습니다. 파일의 문자 집합(UTF-8, CP949)을 확인해 주세요.",
                "Characters are broken: save the file as UTF-8 or name its charset."),
        NOT_A_NUMBER("not-a-number", "숫자여야 합니다.", "Write a whole number."),
        NOT_YES_OR_NO("not-yes-or-no", "true 또는 false여야 합니다.", "Write true or false."),
        UNREADABLE_OPTIONS(
                "unreadable-options", "'색상=빨강|분홍;크기=S|L' 형식이어야 합니다.", "Write options like colour=red|pink;size=S|L."),
        DIFFERENT_ROWS(
                "different-rows",
                "같은 상품의 다른 줄과 값이 다릅니다.",
                "Rows of one product must agree here, or leave the cell empty."),
        NO_KEY("no-key", "관리코드(externalId) 또는 상품ID(id)가 필요합니다.", "Give an externalId or the product's id."),
        UNUSABLE_KEY("unusable-key", "관리코드는 1~100자의 글자여야 합니다.", "Use 1 to 100 characters without control characters."),
        MANGLED_KEY(
                "mangled-key",
                "표 프로그램이 관리코드를 숫자로 바꾸었습니다. 열의 서식을 '텍스트'로 지정하고 원래 값을 다시 넣어 주세요.",
                "A table program turned this externalId into a number: format the column as text and put the key back."),
        REPEATED_KEY(
                "repeated-key",
                "이 파일의 앞에 같은 상품이 있습니다. 한 상품의 줄은 붙어 있어야 합니다.",
                "The product stands further up already; keep its rows together."),
        TOO_MANY_ROWS(
                "too-many-rows",
                "한 상품의 줄이 너무 많거나 너무 깁니다. 품목은 200개까지입니다.",
                "The rows of this product are too many or too long; a product has at most 200 variants."),
        NO_SUCH_PRODUCT("no-such-product", "존재하지 않는 상품ID입니다.", "No product has this id; leave it empty to create one."),
        KEY_TAKEN("key-taken", "다른 상품의 관리코드입니다.", "Another product has this externalId."),
        OTHER_KEY("other-key", "이 상품에는 다른 관리코드가 있습니다.", "The product has another externalId already."),
        UNKNOWN_PARTNER(
                "unknown-partner",
                "존재하지 않는 브랜드 또는 입점사입니다. 먼저 등록하거나 createPartners=true로 가져와 주세요.",
                "Register it first, or import with createPartners=true."),
        UNKNOWN_COLLECTION("unknown-collection", "존재하지 않는 컬렉션입니다.", "No collection has this slug."),
        NOT_STORED(
                "not-stored",
                "저장할 수 없습니다. 잠시 후 다시 가져오고, 계속되면 담당자에게 알려 주세요.",
                "It could not be stored; import it again, and tell the operators if that does not help.");

        private final String code;
        private final String korean;
        private final String english;

        Reason(String code, String korean, String english) {
            this.code = code;
            this.korean = korean;
            this.english = english;
        }

        public Refusal at(int line, String field) {
            return new Refusal(line, field, code, korean, english);
        }

        public Refusal at(int line, Column column) {
            return at(line, column.title());
        }
    }

    /** Against the rules every product follows, however it comes in. */
    public static Refusal byRule(int line, String field, Wording wording) {
        return new Refusal(line, field, "invalid-field", wording.korean(), wording.english());
    }

    /** By line, in the order they were found. */
    public static List<Refusal> sorted(List<Refusal> refusals) {
        return refusals.stream().sorted(Comparator.comparingInt(Refusal::line)).toList();
    }
}
