/** What becomes of tokens after they were signed. Owns {@code revoked_tokens} and {@code standings}, publishes {@code identity.revocation.v1}. Glossary: a <em>session</em> begins with a log-in and may have many tokens; a <em>standing</em> says which tokens of a customer still count and which roles they have now; its version grows with every change and each token carries the version of its time. */
@NullMarked
package com.byeolshow.identity.revocation;

import org.jspecify.annotations.NullMarked;
