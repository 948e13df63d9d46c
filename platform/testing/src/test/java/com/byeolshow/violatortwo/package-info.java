/** Another service, which nobody may know. */
@NullMarked
package com.byeolshow.violatortwo;

import org.jspecify.annotations.NullMarked;
