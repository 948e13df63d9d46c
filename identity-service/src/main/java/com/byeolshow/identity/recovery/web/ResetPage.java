package com.byeolshow.identity.recovery.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** The pages of a reset, in Korean and in English; no script, nothing from elsewhere, readable by screen readers. */
final class ResetPage {

    private static final String STYLE =
            "body{font-family:sans-serif;line-height:1.6;color:#222;background:#fff;max-width:36em;margin:2em auto;"
                    + "padding:0 1em}button{font-size:1.1em;padding:.6em 1.2em;color:#fff;background:#0b57d0;border:0;"
                    + "border-radius:.3em}button:focus-visible{outline:3px solid #222;outline-offset:2px}"
                    + "code{font-size:1.5em;letter-spacing:.1em;user-select:all}";

    /** Only the style above, and a form that leads back here. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String FRAME = """
            <!doctype html>
            <html lang="ko">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>%s - 별쇼</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """;

    private static final String CONFIRM = """
            <h1>비밀번호 재설정 <span lang="en">(Reset password)</span></h1>
            <p>확인 버튼을 누르면 새 비밀번호가 만들어지고, 로그인된 모든 기기에서 로그아웃됩니다.</p>
            <p lang="en">Press the button to get a new password. You will be logged out on all devices.</p>
            <form method="post" action="/forgetuser/reset/">
            <input type="hidden" name="token" value="%s">
            <button type="submit">새 비밀번호 받기 <span lang="en">(Get a new password)</span></button>
            </form>
            """;

    private static final String DONE = """
            <h1>새 비밀번호 <span lang="en">(New password)</span></h1>
            <p>새 비밀번호입니다. 이 화면에서 한 번만 볼 수 있으니 지금 적어 두세요.</p>
            <p lang="en">This is your new password. It is shown only once, so note it down now.</p>
            <p><code id="password">%s</code></p>
            <p>로그인한 뒤 내 정보 수정에서 원하는 비밀번호로 바꿀 수 있습니다.</p>
            <p lang="en">After logging in you can change it in your profile.</p>
            """;

    private static final String GONE = """
            <h1>링크를 사용할 수 없습니다 <span lang="en">(Link not valid)</span></h1>
            <p>이미 사용했거나 유효 시간이 지난 링크입니다. 비밀번호 찾기를 다시 요청해 주세요.</p>
            <p lang="en">This link was used or has expired. Please ask for a new one in the app.</p>
            """;

    private ResetPage() {}

    static String confirm(String token) {
        return FRAME.formatted("비밀번호 재설정", STYLE, CONFIRM.formatted(HtmlUtils.htmlEscape(token)));
    }

    static String done(String password) {
        return FRAME.formatted("새 비밀번호", STYLE, DONE.formatted(HtmlUtils.htmlEscape(password)));
    }

    static String gone() {
        return FRAME.formatted("링크를 사용할 수 없습니다", STYLE, GONE);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
