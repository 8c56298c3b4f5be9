@echo off
rem Starts Ringside. See README.md. Paths may hold blanks and letters of any language.
setlocal DisableDelayedExpansion

set "home=%~dp0"
set "jar="
for %%J in ("%home%lib\ringside-cli-*-all.jar") do set "jar=%%~fJ"
if not defined jar for %%J in ("%home%cli\target\ringside-cli-*-all.jar") do set "jar=%%~fJ"
if not defined jar (
  echo ringside: it has not been built: run "mvn package" in "%home%" first 1>&2
  exit /b 125
)

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

"%java%" -XX:+UseSerialGC -Xmn16m -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "%jar%" ringside.cli.Main %*
exit /b %ERRORLEVEL%
