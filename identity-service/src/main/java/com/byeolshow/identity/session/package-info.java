/** Log-in, log-out and the tokens between them. Owns {@code signing_keys}, {@code sessions}, {@code refresh_tokens} and {@code log_in_tries}. Glossary: a <em>signing key</em> is prepared, then active, then retired, and published until its last token has expired; a <em>session</em> of a client that refreshes is a chain of refresh tokens, each good once; a <em>try</em> is a log-in, or a <em>proof</em> by the old password, that may fail. */
@NullMarked
package com.byeolshow.identity.session;

import org.jspecify.annotations.NullMarked;
