package com.byeolshow.sandbox.social;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.social.model.Persona;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The consent page for people: one button per persona. Works without scripts, by keyboard and with a screen reader. */
final class ConsentPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:34rem;padding:0 1rem;color:#1b1b1f;background:#fff}
            button{display:block;width:100%;margin:.5rem 0;padding:.75rem 1rem;font:inherit;text-align:left;color:#1b1b1f;background:#f2f2f5;border:1px solid #6b6b75;border-radius:.5rem}
            button:focus-visible,input:focus-visible{outline:3px solid #1a4fb4;outline-offset:2px}
            input{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;border:1px solid #6b6b75}
            fieldset{border:0;padding:0;margin:1.5rem 0 0}legend{font-weight:600}
            """;

    private ConsentPage() {}

    static String choice(Provider provider, String path, Fields query) {
        var kept = query.names().stream()
                .filter(name -> !name.equals("login_hint"))
                .map(name -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escaped(name), escaped(query.text(name, ""))))
                .collect(Collectors.joining());
        var buttons = Arrays.stream(Persona.values())
                .map(persona -> "<button name=\"login_hint\" value=\"%s\">%s <span lang=\"en\">(%s)</span></button>"
                        .formatted(persona.slug(), persona.korean(), persona.english()))
                .collect(Collectors.joining("\n"));
        return page("%s 로그인 (모의)".formatted(name(provider)), """
                <p>실제 서비스가 아닙니다. 누구로 돌아갈지 고르세요.
                <span lang="en">This is a stand-in: choose who comes back.</span></p>
                <form method="get" action="%s">%s
                <fieldset><legend>사용자 <span lang="en">Person</span></legend>
                %s</fieldset></form>
                """.formatted(escaped(path), kept, buttons));
    }

    static String refused(Provider provider, String reason) {
        return page(
                "%s 로그인 오류".formatted(name(provider)),
                "<p>요청이 올바르지 않습니다. <span lang=\"en\">%s</span></p>".formatted(escaped(reason)));
    }

    private static String name(Provider provider) {
        return switch (provider) {
            case KAKAO -> "카카오";
            case NAVER -> "네이버";
            case FACEBOOK -> "페이스북";
            case MUX, IAMPORT -> throw new IllegalArgumentException(provider.slug() + " logs nobody in");
        };
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s</title><style>%s</style></head><body><main><h1>%s</h1>%s</main></body></html>
                """.formatted(title, STYLE, title, content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
