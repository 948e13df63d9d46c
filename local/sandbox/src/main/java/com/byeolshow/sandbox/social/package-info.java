/** Stand-ins for the log-ins of Kakao, Naver and Facebook: consent, codes, tokens, profiles, each in its own dialect. */
@NullMarked
package com.byeolshow.sandbox.social;

import org.jspecify.annotations.NullMarked;
