/** Tests of the contract files themselves. */
@NullMarked
package com.byeolshow.contracts;

import org.jspecify.annotations.NullMarked;
