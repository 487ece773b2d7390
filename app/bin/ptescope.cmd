@echo off
rem Starts the built program with any arguments. Needs "mvn compile" or "mvn package" to have run, and a JDK 25.
setlocal
set "target=%~dp0..\target"

set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for /f "delims=" %%j in ('where java 2^>nul') do if not defined java call :try "%%j"
if not defined java for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*") do call :try "%%~d\bin\java.exe"
if not defined java (
    echo ptescope: no JDK 25 found; set JAVA_HOME to one 1>&2
    exit /b 2
)
if not exist "%target%\module-path" (
    echo ptescope: not built yet; run "mvn -q compile" in %~dp0..\.. 1>&2
    exit /b 2
)

for /f "usebackq delims=" %%p in ("%target%\module-path") do set "modules=%%p"
"%java%" --enable-native-access=javafx.graphics "-XX:CompileCommandFile=%~dp0..\..\model\src\main\jit\commands" --module-path "%target%\classes;%modules%" --module io.ptescope.app/io.ptescope.app.Main %*
exit /b %errorlevel%

:try
if not exist "%~1" exit /b
for /f "tokens=3" %%v in ('""%~1" -version 2^>^&1 ^| findstr /c:"version""') do for /f "delims=.-+ tokens=1" %%f in ("%%~v") do if %%f geq 25 set "java=%~1"
exit /b
