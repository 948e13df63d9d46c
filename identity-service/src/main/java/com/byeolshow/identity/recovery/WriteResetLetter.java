package com.byeolshow.identity.recovery;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Writes the mail with the link, in Korean and in English. It says nothing about the account but that it was asked for. */
@Component
class WriteResetLetter {

    private static final String SUBJECT = "[별쇼] 비밀번호 재설정 안내 (Reset your Byeolshow password)";

    private static final String TEXT = """
            안녕하세요, 별쇼입니다.

            비밀번호 재설정 요청을 받았습니다. 아래 주소를 열고 확인 버튼을 누르시면 새 비밀번호를 알려 드립니다.
            이 주소는 %2$d분 동안 한 번만 쓸 수 있습니다.

            %1$s

            요청하신 적이 없다면 이 메일을 무시해 주세요. 비밀번호는 바뀌지 않습니다.

            --
            Hello from Byeolshow.

            Somebody asked to reset your password. Open the address above and press the button to get a new one.
            It works once, within %2$d minutes. If it was not you, ignore this mail and nothing will change.
            """;

    private static final String HTML = """
            <!doctype html>
            <html lang="ko">
            <head><meta charset="utf-8"><title>비밀번호 재설정</title></head>
            <body style="font-family:sans-serif;line-height:1.6;color:#222;max-width:36em;margin:auto;padding:1em">
            <h1 style="font-size:1.3em">비밀번호 재설정</h1>
            <p>안녕하세요, 별쇼입니다. 비밀번호 재설정 요청을 받았습니다.</p>
            <p>아래 링크를 열고 확인 버튼을 누르시면 새 비밀번호를 알려 드립니다.
            이 링크는 %2$d분 동안 한 번만 쓸 수 있습니다.</p>
            <p><a href="%1$s" style="color:#0b57d0">비밀번호 재설정하기</a></p>
            <p>요청하신 적이 없다면 이 메일을 무시해 주세요. 비밀번호는 바뀌지 않습니다.</p>
            <hr>
            <div lang="en">
            <p>Somebody asked to reset your Byeolshow password.</p>
            <p><a href="%1$s" style="color:#0b57d0">Reset my password</a></p>
            <p>The link works once, within %2$d minutes. If it was not you, ignore this mail and nothing will change.</p>
            </div>
            </body>
            </html>
            """;

    private final ResetTokens tokens;
    private final RecoverySettings settings;

    WriteResetLetter(ResetTokens tokens, RecoverySettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    Letter run(String resetId, String to) {
        String from = settings.mail().from();
        String link = UriComponentsBuilder.fromUri(settings.publicUrl())
                .path("/forgetuser/reset/")
                .queryParam("token", tokens.token(resetId))
                .toUriString();
        Duration lifetime = settings.linkLifetime();
        return new Letter(
                "<" + resetId + "@" + from.substring(from.indexOf('@') + 1) + ">",
                to,
                SUBJECT,
                TEXT.formatted(link, lifetime.toMinutes()),
                HTML.formatted(HtmlUtils.htmlEscape(link), lifetime.toMinutes()));
    }
}
