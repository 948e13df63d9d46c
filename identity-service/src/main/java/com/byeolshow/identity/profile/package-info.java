/** What customers see of themselves: their account together with their life as an influencer. */
@NullMarked
package com.byeolshow.identity.profile;

import org.jspecify.annotations.NullMarked;
