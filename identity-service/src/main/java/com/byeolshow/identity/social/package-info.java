/**
 * Log-in at Kakao, Naver and Facebook: who somebody is there, kept as provider and the provider's id of them, and the
 * log-ins under way. Tells nobody anything; accounts and tokens are others' business.
 */
@NullMarked
package com.byeolshow.identity.social;

import org.jspecify.annotations.NullMarked;
